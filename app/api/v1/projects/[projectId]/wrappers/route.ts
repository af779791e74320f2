import { route } from '@/lib/doors'
import { noInput } from '@/lib/no-input'
import { listWrappers } from '@/lib/wrappers/list-wrappers'
import { saveWrapper } from '@/lib/wrappers/save-wrapper'
import { saveWrapperInput } from '@/lib/wrappers/schema'

export const GET = route(noInput, listWrappers)
export const POST = route(saveWrapperInput, saveWrapper)
