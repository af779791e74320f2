import { route } from '@/lib/doors'
import { publishDraft } from '@/lib/policy/publish-draft'
import { publishDraftInput } from '@/lib/policy/schema'

export const POST = route(publishDraftInput, publishDraft, 201)
