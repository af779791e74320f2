import type { Polarity } from '../../samples/schema'
import { type Ballot, type BallotAnswer, human, now } from '../ballots/rules'
import type { ConsensusRule, Keep } from './schema'

/** One judge's place on a panel: what it said, if it said anything, and what its word weighs. */
export type Vote = { answer: BallotAnswer | undefined; weight: number; samePolicy: boolean }

export type Consensus =
  | {
      decided: true
      polarity: Polarity
      /** Null where they agree on the polarity and not on the label. */
      labels: string[] | null
    }
  | { decided: false; why: string }

const undecided = (why: string): Consensus => ({ decided: false, why })

/** What a panel comes to. An answer that was not read is no vote for anything: it never counts as safe or unsafe. */
export function consensusOf(rule: ConsensusRule, votes: readonly Vote[], multiLabel: boolean): Consensus {
  const read = votes.filter(({ answer }) => answer?.outcome === 'read' && answer.polarity !== 'none')
  if (read.length === 0) return undecided('No judge could be read')
  const polarity = deciders[rule](votes, read)
  if (polarity === null) return undecided(whyNot(rule, votes, read))
  return { decided: true, polarity, labels: labelsOf(polarity, read, multiLabel) }
}

const polarityIn = ({ answer }: Vote) => answer!.polarity

const deciders: Record<ConsensusRule, (votes: readonly Vote[], read: Vote[]) => Polarity | null> = {
  // More than half of all that sit on the panel, so that one voice among silent ones decides nothing.
  majority: (votes, read) => heaviest(read, () => 1, votes.length),
  weighted: (votes, read) =>
    heaviest(
      read,
      ({ weight }) => weight,
      votes.reduce((sum, { weight }) => sum + weight, 0),
    ),
  // Without every answer, nobody knows that none of them is unsafe.
  'any-unsafe': (votes, read) => {
    if (read.some((vote) => polarityIn(vote) === 'unsafe')) return 'unsafe'
    if (read.length < votes.length) return null
    return read.some((vote) => polarityIn(vote) === 'caution') ? 'caution' : 'safe'
  },
  'all-agree': (votes, read) => {
    const [first] = read
    return read.length === votes.length && first && read.every((vote) => polarityIn(vote) === polarityIn(first))
      ? polarityIn(first)
      : null
  },
}

function heaviest(read: Vote[], weightOf: (vote: Vote) => number, all: number): Polarity | null {
  const sums = new Map<Polarity, number>()
  for (const vote of read) sums.set(polarityIn(vote), (sums.get(polarityIn(vote)) ?? 0) + weightOf(vote))
  return [...sums].find(([, sum]) => sum > all / 2 + 1e-9)?.[0] ?? null
}

function whyNot(rule: ConsensusRule, votes: readonly Vote[], read: Vote[]) {
  if (rule === 'weighted' && votes.every(({ weight }) => weight === 0)) return 'No judge is calibrated'
  const polarities = new Set(read.map(polarityIn))
  if (polarities.size > 1) return 'The judges disagree'
  return 'Too few judges could be read'
}

/** The label of those who say so: the one most of them give, or in a policy of several, each that more than half of them give. */
function labelsOf(polarity: Polarity, read: Vote[], multiLabel: boolean): string[] | null {
  const winners = read.filter((vote) => polarityIn(vote) === polarity && vote.samePolicy)
  const counts = new Map<string, number>()
  for (const { answer } of winners) for (const code of answer!.labels) counts.set(code, (counts.get(code) ?? 0) + 1)
  const ranked = [...counts].sort((one, other) => other[1] - one[1])
  if (multiLabel) {
    const most = ranked.filter(([, count]) => count > winners.length / 2).map(([code]) => code)
    return most.length > 0 ? most.sort() : null
  }
  const [first, second] = ranked
  return first && first[1] > (second?.[1] ?? 0) ? [first[0]] : null
}

export type Panel = {
  judges: readonly { id: string; samePolicy: boolean; weight: number }[]
  rule: ConsensusRule
  keep: Keep
  multiLabel: boolean
}
export type Side =
  | { side: 'kept' | 'dropped'; consensus: Extract<Consensus, { decided: true }> }
  | { side: 'undecided'; why: string }
  | { side: 'people' | 'unjudged' }

/** To which side a sample goes. What is undecided is not kept. What a person has decided stays theirs. */
export function sideOf({ answers }: Pick<Ballot, 'answers'>, { judges, rule, keep, multiLabel }: Panel): Side {
  if (judges.every(({ id }) => !answers.has(id))) return { side: 'unjudged' }
  if (answers.has(human)) return { side: 'people' }
  const votes = judges.map(({ id, ...judge }) => ({ ...judge, answer: answers.get(id) }))
  const consensus = consensusOf(rule, votes, multiLabel)
  if (!consensus.decided) return { side: 'undecided', why: consensus.why }
  if (keep === 'safe') return { side: consensus.polarity === 'safe' ? 'kept' : 'dropped', consensus }
  const asked = answers.get(now)
  if (!asked) return { side: 'undecided', why: 'It has no label that was asked for' }
  if (asked.polarity !== consensus.polarity) return { side: 'dropped', consensus }
  if (consensus.labels === null)
    return judges.some(({ samePolicy }) => samePolicy)
      ? { side: 'undecided', why: 'The judges agree that it is unsafe, and not on the label' }
      : { side: 'kept', consensus }
  const same =
    asked.labels.length === consensus.labels.length && asked.labels.every((code) => consensus.labels?.includes(code))
  return { side: same ? 'kept' : 'dropped', consensus }
}

/** What a word weighs: the log-odds of being right, and nothing for a judge that is no better than chance or not calibrated. */
export const weightOf = (accuracy: number | null) =>
  accuracy === null ? 0 : Math.max(0, Math.log(Math.min(0.99, accuracy) / (1 - Math.min(0.99, accuracy))))

export const ruleWords: Record<ConsensusRule, { name: string; about: string }> = {
  majority: { name: 'Majority', about: 'More than half of the panel says the same.' },
  weighted: { name: 'Weighted by calibration', about: 'Each word weighs as much as people found it to be right.' },
  'any-unsafe': { name: 'Any unsafe', about: 'One that says unsafe is enough; safe takes all of them.' },
  'all-agree': { name: 'All agree', about: 'Every judge was read and all say the same.' },
}
export const keepWords: Record<Keep, string> = { safe: 'Keep only safe', asked: 'Keep where asked = judged' }
