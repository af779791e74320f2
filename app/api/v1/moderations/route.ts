import { bareHouseRoute } from '@/lib/doors'
import { findModelProject } from '@/lib/models/find-model-project'
import { moderateTexts } from '@/lib/models/moderate-texts'
import { moderationInput } from '@/lib/models/moderation/schema'

// OpenAI's own path: the key says which project, or the model's id does.
export const POST = bareHouseRoute(moderationInput, findModelProject, moderateTexts)
