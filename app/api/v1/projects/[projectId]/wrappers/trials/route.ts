import { route } from '@/lib/doors'
import { tryWrappersInput } from '@/lib/wrappers/schema'
import { tryWrappers } from '@/lib/wrappers/try-wrappers'

export const POST = route(tryWrappersInput, tryWrappers)
