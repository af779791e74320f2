import { route } from '@/lib/doors'
import { startPanelInput } from '@/lib/judges/schema'
import { startPanel } from '@/lib/judges/start-panel'

export const POST = route(startPanelInput, startPanel, 202)
