import type { Polarity } from '../../samples/schema'

/** What somebody says of a sample. Without `read` it has neither labels nor a polarity. */
export type BallotAnswer = { outcome: 'read' | 'unreadable' | 'refused'; polarity: Polarity; labels: string[] }
/** Answers by judge id; `now` is the sample's label, `human` a person's word, which has none where they rejected it unlabelled. */
export type Ballot = { answers: Map<string, BallotAnswer>; count: number }

export const human = 'human'
export const now = 'now'

export function ballotOf({ answers, count }: { answers: string[]; count: number }): Ballot {
  return { answers: new Map(answers.map(answerOf)), count }
}

function answerOf(written: string): [string, BallotAnswer] {
  const at = written.indexOf('=')
  const [who, said] = [written.slice(0, at), written.slice(at + 1)]
  if (said === 'unreadable' || said === 'refused') return [who, { outcome: said, polarity: 'none', labels: [] }]
  const colon = said.indexOf(':')
  return [
    who,
    {
      outcome: 'read',
      polarity: said.slice(0, colon) as Polarity,
      labels: JSON.parse(said.slice(colon + 1)) as string[],
    },
  ]
}

/** As the database writes it, so that a filter finds it to the letter. */
export function writtenAnswer(who: string, { outcome, polarity, labels }: BallotAnswer) {
  return `${who}=${outcome === 'read' ? `${polarity}:[${labels.map((code) => JSON.stringify(code)).join(', ')}]` : outcome}`
}
