import { route } from '@/lib/doors'
import { removeWrapper } from '@/lib/wrappers/remove-wrapper'
import { wrapperKeyInput } from '@/lib/wrappers/schema'

export const DELETE = route(wrapperKeyInput, removeWrapper)
