import type { Cause, Side } from './schema'

export const causeWords: Record<Cause, string> = {
  ambiguous_text: 'The text is ambiguous',
  guideline_gap: 'The guideline has a gap',
  error: 'Somebody made a mistake',
  edge_case: 'An edge case',
  subjective: 'A matter of judgement',
  other: 'Something else',
}

/** Under two seconds nobody has read a text. */
export const isHasty = ({ seconds }: Pick<Side, 'seconds'>) => seconds !== null && seconds < 2

/** Does this decision agree with nobody? Then it must say why. */
export const overrulesAll = (labels: readonly string[], sides: readonly Pick<Side, 'act' | 'labels'>[]) =>
  !sides.some(
    ({ act, labels: said }) =>
      (act === 'accept' || act === 'relabel') &&
      said.length === labels.length &&
      said.every((code) => labels.includes(code)),
  )
