import { route } from '@/lib/doors'
import { estimatePanelInput } from '@/lib/judges/schema'
import { tryPanel } from '@/lib/judges/try-panel'

export const POST = route(estimatePanelInput, tryPanel)
