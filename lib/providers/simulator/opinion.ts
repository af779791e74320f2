import type { Chance } from './chance'
import { familyOf, wordsOf } from './families/family-of'
import { generic } from './families/generic'
import type { CallHints, HintLabel } from './hints'

export type Opinion = {
  unsafe: boolean
  labels: HintLabel[]
  /** From half to nearly one: how sure it is. */
  confidence: number
  rationale: string
}

const plain: HintLabel[] = [
  { code: 'safe', name: 'Safe', polarity: 'safe' },
  { code: 'unsafe', name: 'Unsafe', polarity: 'unsafe' },
]

type Judged = { text: string; hints: CallHints; chance: Chance; wrong: boolean }

/** A plausible, imperfect view of a text: it counts words, and is wrong now and then, more often where the words say little. */
export function opinionOf({ text, hints, chance, wrong }: Judged): Opinion {
  const labels = hints.labels?.length ? hints.labels : plain
  const scored = labels
    .filter(({ polarity }) => polarity !== 'safe')
    .map((label) => ({ label, score: scoreOf(label, text) }))
    .sort((one, other) => other.score - one.score)
  const safe = labels.find(({ polarity }) => polarity === 'safe') ??
    labels[0] ?? { code: 'safe', name: 'Safe', polarity: 'safe' as const }
  const [best, second] = scored
  const score = best?.score ?? 0
  const doubts = chance.happens(score === 0 ? 0.03 : score === 1 ? 0.2 : score === 2 ? 0.08 : 0.03)
  const seesHarm = (score >= 2 || (score === 1 && chance.happens(0.4))) !== (doubts || wrong)
  if (!seesHarm || !best)
    return {
      unsafe: false,
      labels: [safe],
      confidence: confidenceOf(chance, score === 0 ? 0.9 : 0.65),
      rationale:
        score === 0
          ? 'Nothing in it points to harm.'
          : `Some words could point to ${best?.label.name}, but nothing is asked for or done that harms.`,
    }
  const more = hints.multiLabel && second && second.score >= 2 ? [second.label] : []
  return {
    unsafe: best.label.polarity === 'unsafe',
    labels: [best.label, ...more],
    confidence: confidenceOf(chance, Math.min(0.95, 0.55 + score * 0.1)),
    rationale: `Its words fit ${best.label.name}${more[0] ? `, and ${more[0].name} too` : ''}.`,
  }
}

const confidenceOf = (chance: Chance, middle: number) =>
  Math.round(Math.min(0.99, Math.max(0.5, middle + (chance.next() - 0.5) * 0.16)) * 100) / 100

/** How many different words of a text speak for a label. Of one that no family knows: the words it shares with its name and definition. */
function scoreOf(label: HintLabel, text: string) {
  const family = familyOf(label)
  const found =
    family === generic
      ? wordsOf(label).filter((word) => text.toLowerCase().includes(word))
      : (text.match(family.signs) ?? []).map((word) => word.toLowerCase())
  return new Set(found).size
}
