import { bareRoute } from '@/lib/doors'
import { moderateTexts } from '@/lib/models/moderate-texts'
import { moderationInput } from '@/lib/models/moderation/schema'

// For clients that speak OpenAI: their base address is the project's, and the answer is theirs to the letter.
export const POST = bareRoute(moderationInput, moderateTexts)
