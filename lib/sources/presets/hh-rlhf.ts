import { column, constant } from '../mapping/schema'
import { has, type Preset } from './preset'

/** The chosen answer is the less harmful of the two, which says of neither whether it is safe. */
export const hhPairs: Preset = {
  key: 'hh-rlhf-pairs',
  name: 'hh-rlhf (chosen and rejected)',
  recognises: (columns, rows) =>
    has(columns, 'chosen', 'rejected') &&
    rows.some(({ chosen }) => typeof chosen === 'string' && chosen.startsWith('\n\nHuman:')),
  mapping: () => ({
    derive: 'dialogue-pair',
    into: 'preferences',
    prompt: column('@prompt'),
    conversation: column('@conversation'),
    pair: { a: column('@chosen'), b: column('@rejected'), better: { from: constant('a'), values: { a: 'a' } } },
  }),
}

/** Ratings say how well an attack went, in steps; they are kept, and are no verdict. */
export const hhRedTeam: Preset = {
  key: 'hh-rlhf-red-team',
  name: 'hh-rlhf (red team attempts)',
  recognises: (columns) => has(columns, 'transcript', 'task_description', 'rating'),
  mapping: (target) => ({
    derive: 'dialogue',
    prompt: column('@prompt'),
    conversation: column('@conversation'),
    response: target === 'response' ? column('@response') : null,
    ...(target === 'prompt' && { add: { response: column('@response') } }),
  }),
}
