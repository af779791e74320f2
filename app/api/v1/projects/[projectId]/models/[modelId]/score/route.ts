import { route } from '@/lib/doors'
import { scoreTextsInput } from '@/lib/models/schema'
import { scoreTexts } from '@/lib/models/score-texts'

export const POST = route(scoreTextsInput, scoreTexts)
