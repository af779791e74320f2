import { column, constant } from '../mapping/schema'
import { has, type Preset } from './preset'

const polarities = { safe: 'safe', unsafe: 'unsafe', caution: 'caution', none: 'none' } as const
const labelled = {
  derive: 'assay',
  verdict: { from: column('@verdict'), values: polarities },
  labels: { from: column('@labels'), form: 'list' },
} as const

/** A table or lines that an Assay wrote: they come back as they were. */
export const assayRows: Preset = {
  key: 'assay',
  name: 'Assay export',
  recognises: (columns) => has(columns, 'prompt', 'labels', 'polarity'),
  mapping: () => ({
    ...labelled,
    prompt: column('prompt'),
    response: column('@response'),
    conversation: column('@conversation'),
    language: column('@language'),
    model: column('@model'),
  }),
}

export const assayMessages: Preset = {
  key: 'assay-messages',
  name: 'Assay export (messages)',
  recognises: (columns) => has(columns, 'messages', 'labels', 'polarity'),
  mapping: () => ({
    ...labelled,
    prompt: column('@prompt'),
    response: column('@response'),
    conversation: column('@conversation'),
  }),
}

/** The chosen answer is the better one, which says of neither whether it is safe. */
export const chosenRejected: Preset = {
  key: 'chosen-rejected',
  name: 'Prompt, chosen and rejected',
  recognises: (columns) => has(columns, 'prompt', 'chosen', 'rejected'),
  mapping: () => ({
    into: 'preferences',
    prompt: column('prompt'),
    pair: { a: column('chosen'), b: column('rejected'), better: { from: constant('a'), values: { a: 'a' } } },
  }),
}

const answers = { ...polarities, unreadable: 'none', refused: 'none' } as const

/** What judges answered, as an Assay wrote it: each verdict becomes a sample with the label that the judge gave. */
export const judgeAnswers: Preset = {
  key: 'judge-answers',
  name: 'Judge answers',
  recognises: (columns) => has(columns, 'prompt', 'completion', 'answer', 'rationale', 'labels', 'judge'),
  mapping: () => ({
    derive: 'judge-answers',
    prompt: column('prompt'),
    response: column('@response'),
    verdict: { from: column('@verdict'), values: answers },
    labels: { from: column('@labels'), form: 'list' },
  }),
}
