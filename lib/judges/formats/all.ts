import type { FormatKey } from '../schema'
import { type Format, unreadable } from './format'
import { llamaGuard } from './llama-guard'
import { nemoguard } from './nemoguard'
import { openaiModeration } from './openai-moderation'
import { plain, youngChild } from './plain'
import { rubric } from './rubric'
import { shieldgemma } from './shieldgemma'
import { wildguard } from './wildguard'

/** Longer answers than this are not an answer but an accident. */
const answerAtMost = 256 * 1024

const short = (format: Format): Format => ({
  ...format,
  read: (answers, ...rest) =>
    answers.some(({ text }) => text.length > answerAtMost)
      ? unreadable('The answer is far too long')
      : format.read(answers, ...rest),
})

export const formats: Record<FormatKey, Format> = {
  rubric: short(rubric),
  plain: short(plain),
  'young-child': short(youngChild),
  'llama-guard': short(llamaGuard),
  nemoguard: short(nemoguard),
  wildguard: short(wildguard),
  shieldgemma: short(shieldgemma),
  'openai-moderation': short(openaiModeration),
}
