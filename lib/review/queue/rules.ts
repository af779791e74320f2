import { type BuiltIn, builtIns, type QueueOrder } from './schema'

/** What the built-in queues are called, and what is in them. */
export const builtInWords = {
  unreviewed: ['Unreviewed', 'What no person has decided yet'],
  disagree: ['Judges disagree', 'Unreviewed, and the judges’ verdicts differ'],
  'low-confidence': ['Low confidence', 'Unreviewed, and the judges are unsure'],
  'label-errors': ['Likely label errors', 'The judges are sure of something else than the label'],
  copies: ['Conflicts among copies', 'The same or nearly the same text under different labels'],
  flagged: ['Flagged', 'Set aside by somebody to be looked at again'],
  audit: ['Random audit', 'Reviewed samples, drawn at random, to be decided again unseen'],
  corrections: ['My corrections', 'Samples whose label you changed'],
} as const satisfies Record<BuiltIn, readonly [string, string]>

export const builtInOrder = {
  unreviewed: 'uncertain',
  disagree: 'uncertain',
  'low-confidence': 'uncertain',
  'label-errors': 'uncertain',
  copies: 'newest',
  flagged: 'newest',
  audit: 'shuffled',
  corrections: 'newest',
} as const satisfies Record<BuiltIn, QueueOrder>

/** What a person has reviewed leaves these by itself. */
export const leavesWhenReviewed = (key: string | null, filter: { reviewed?: boolean | undefined } | null) =>
  key === 'unreviewed' || key === 'disagree' || key === 'low-confidence' || filter?.reviewed === false

export const queueHref = (projectId: string, queue: string, also: Record<string, string> = {}) =>
  `/projects/${projectId}/review?${new URLSearchParams({ ...also, queue })}`

/** At least a fifth of an ordered queue is drawn at random: what was chosen says nothing about the whole. */
export const randomShare = 0.2

type Drawn = { sampleId: string; probability: number | null; random: boolean }

/** Chosen ones in their order with a random one after every four, and the other random ones at the end: never fewer than a fifth. */
export function mixed(chosen: readonly string[], random: readonly string[], drawnFrom: number): Drawn[] {
  const probability = drawnFrom > 0 ? Math.min(1, random.length / drawnFrom) : 1
  let [taken, drawn] = [0, 0]
  return Array.from({ length: chosen.length + random.length }, (_, place) => {
    const due = Math.floor((place + 1) * randomShare)
    if (taken === chosen.length || (drawn < due && drawn < random.length))
      return { sampleId: random[drawn++] ?? '', probability, random: true }
    return { sampleId: chosen[taken++] ?? '', probability: 1, random: false }
  })
}

type Verdict = { state: 'open' } | { state: 'more' } | { state: 'decided'; answer: string } | { state: 'disputed' }

/** What some people's answers to one item come to. Flags and rejections are answers like any other. */
export function settled(
  answers: readonly string[],
  { wanted, most, bar }: { wanted: number; most: number; bar: number },
): Verdict {
  if (answers.length < wanted) return { state: 'open' }
  const counts = new Map<string, number>()
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  const [first, second] = [...counts].sort((one, other) => other[1] - one[1])
  if (!first) return { state: 'open' }
  // The one who completes an agreement is the one whose decision becomes the label.
  const completed = answers.at(-1) === first[0]
  if (completed && agreementOf(answers) >= bar && first[1] > (second?.[1] ?? 0))
    return { state: 'decided', answer: first[0] }
  return answers.length < most ? { state: 'more' } : { state: 'disputed' }
}

/** The share of pairs of people who said the same. */
export function agreementOf(answers: readonly string[]) {
  const pairs = (answers.length * (answers.length - 1)) / 2
  if (pairs === 0) return 1
  let same = 0
  for (let one = 0; one < answers.length; one++)
    for (let other = one + 1; other < answers.length; other++) if (answers[one] === answers[other]) same++
  return same / pairs
}

/** An item can only be completed by as many people as there are. */
export function teamWarning(
  people: number,
  { overlap, maxOverlap }: { overlap: number; maxOverlap: number },
): string | null {
  if (people < overlap)
    return `Each sample asks for ${overlap} people and ${people === 1 ? 'one person' : `${people} people`} can review, so it cannot be completed`
  if (people < maxOverlap)
    return `Where people disagree up to ${maxOverlap} are asked, and ${people} can review: the rest goes to adjudication`
  return null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Which queue an address asks for: a built-in one, a view, or one that was made. What cannot be read is the first of all. */
export function queueAsked(
  asked: string | string[] | undefined,
): { builtIn: BuiltIn } | { view: string } | { queue: string } {
  if (typeof asked !== 'string') return { builtIn: 'unreviewed' }
  if (uuid.test(asked)) return { queue: asked }
  const [kind = '', id = ''] = asked.split(':')
  if (kind === 'view' && uuid.test(id)) return { view: id }
  return { builtIn: builtIns.find((each) => each === kind) ?? 'unreviewed' }
}
