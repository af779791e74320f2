import { route } from '@/lib/doors'
import { scoreTextsInput, scoresAnswer } from '@/lib/models/schema'
import { scoreTexts } from '@/lib/models/score-texts'

export const POST = route(scoreTextsInput, scoreTexts, 200, scoresAnswer)
