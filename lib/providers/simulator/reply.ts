import type { JSONSchema7 } from '@ai-sdk/provider'
import type { Chance } from './chance'
import { fillJson } from './fill-json'
import type { CallHints } from './hints'
import { judgement } from './judgement'
import { opinionOf } from './opinion'
import { writeAnswer } from './write-answer'
import { writeText } from './write-text'

type Asked = {
  asked: { role: string; text: string }[]
  hints: CallHints
  chance: Chance
  schema: JSONSchema7 | undefined
  wrong: boolean
}

/** The words of an answer, in the shape that was asked for. */
export function reply({ asked, hints, chance, schema, wrong }: Asked): string {
  const last = asked.findLast(({ role }) => role === 'user')?.text ?? ''
  const prompt = asked.map(({ text }) => text).join('\n')
  const judges =
    hints.task === 'judge' || (hints.task === undefined && (hints.text !== undefined || hints.format !== undefined))
  const opinion = judges
    ? opinionOf({ text: [hints.text ?? last, hints.response].filter(Boolean).join('\n'), hints, chance, wrong })
    : null
  if (schema) return JSON.stringify(fillJson(schema, { hints, chance, opinion, last, wrong }))
  if (opinion) return judgement({ opinion, hints, prompt })
  if (hints.task === 'respond' || hints.task === 'answer') return writeAnswer({ hints, chance, to: hints.text ?? last })
  return writeText({ hints, chance })
}
