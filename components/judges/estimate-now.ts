import { estimatePanel, previewAcceptance, previewSift } from '@/lib/judges/actions'
import type { PreviewSiftInput } from '@/lib/judges/consensus/schema'
import type { EstimatePanelInput } from '@/lib/judges/schema'
import type { AcceptanceInput } from '@/lib/judges/trust/schema'
import { unwrap } from '../api'

// Questions too long for an address: they go as actions, and change nothing.
export const estimateNow = (projectId: string, asked: EstimatePanelInput) => unwrap(estimatePanel(projectId, asked))
export const previewSiftNow = (projectId: string, asked: PreviewSiftInput) => unwrap(previewSift(projectId, asked))
export const previewAcceptanceNow = (projectId: string, asked: AcceptanceInput) =>
  unwrap(previewAcceptance(projectId, asked))
