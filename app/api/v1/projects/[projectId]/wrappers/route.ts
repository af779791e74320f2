import { route } from '@/lib/doors'
import { listWrappers } from '@/lib/wrappers/list-wrappers'
import { noInput, saveWrapperInput } from '@/lib/wrappers/schema'
import { saveWrapper } from '@/lib/wrappers/save-wrapper'

export const GET = route(noInput, listWrappers)
export const POST = route(saveWrapperInput, saveWrapper)
