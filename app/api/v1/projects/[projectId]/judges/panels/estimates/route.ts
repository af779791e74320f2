import { route } from '@/lib/doors'
import { estimatePanel } from '@/lib/judges/estimate-panel'
import { estimatePanelInput } from '@/lib/judges/schema'

export const POST = route(estimatePanelInput, estimatePanel)
