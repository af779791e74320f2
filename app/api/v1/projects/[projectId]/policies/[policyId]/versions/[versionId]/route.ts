import { route } from '@/lib/doors'
import { discardDraft } from '@/lib/policy/discard-draft'
import { saveDraft } from '@/lib/policy/save-draft'
import { saveDraftInput, versionInput } from '@/lib/policy/schema'

export const PUT = route(saveDraftInput, saveDraft)
export const DELETE = route(versionInput, discardDraft)
