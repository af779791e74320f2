import { describe, expect, test } from 'vitest'
import type { BallotAnswer } from '../ballots/rules'
import { consensusOf, type Panel, sideOf, type Vote, weightOf } from './rules'
import type { ConsensusRule } from './schema'

const words = {
  s: { outcome: 'read', polarity: 'safe', labels: ['safe'] },
  u: { outcome: 'read', polarity: 'unsafe', labels: ['spam'] },
  p: { outcome: 'read', polarity: 'unsafe', labels: ['privacy'] },
  c: { outcome: 'read', polarity: 'caution', labels: ['caution'] },
  n: { outcome: 'read', polarity: 'none', labels: [] },
  '?': { outcome: 'unreadable', polarity: 'none', labels: [] },
  '!': { outcome: 'refused', polarity: 'none', labels: [] },
} satisfies Record<string, BallotAnswer>
/** "su?-" is four judges: safe, unsafe, unreadable, and one that was not asked. */
const votes = (said: string, weights: number[] = []): Vote[] =>
  [...said].map((word, at) => ({
    answer: word === '-' ? undefined : words[word as keyof typeof words],
    weight: weights[at] ?? 1,
    samePolicy: true,
  }))

type Row = [rule: ConsensusRule, votes: string, outcome: string]
const table: Row[] = [
  ['majority', 'sss', 'safe'],
  ['majority', 'ssu', 'safe'],
  ['majority', 'suu', 'unsafe'],
  ['majority', 'up', 'unsafe'],
  ['majority', 'su', 'The judges disagree'],
  ['majority', 'suc', 'The judges disagree'],
  ['majority', 'ssuu', 'The judges disagree'],
  ['majority', 'ss?', 'safe'],
  ['majority', 'su?', 'The judges disagree'],
  ['majority', 's??', 'Too few judges could be read'],
  ['majority', 's!', 'Too few judges could be read'],
  ['majority', 's-', 'Too few judges could be read'],
  ['majority', '??', 'No judge could be read'],
  ['majority', '!-', 'No judge could be read'],
  ['majority', 'nn', 'No judge could be read'],
  ['majority', 'uun', 'unsafe'],
  ['any-unsafe', 'sss', 'safe'],
  ['any-unsafe', 'ssu', 'unsafe'],
  ['any-unsafe', 'u??', 'unsafe'],
  ['any-unsafe', 'ss?', 'Too few judges could be read'],
  ['any-unsafe', 'ss-', 'Too few judges could be read'],
  ['any-unsafe', 'ss!', 'Too few judges could be read'],
  ['any-unsafe', 'sc', 'caution'],
  ['all-agree', 'sss', 'safe'],
  ['all-agree', 'ssu', 'The judges disagree'],
  ['all-agree', 'ss?', 'Too few judges could be read'],
  ['all-agree', 'up', 'unsafe'],
]
test.each(table)('%s of %s is %s', (rule, said, outcome) => {
  const consensus = consensusOf(rule, votes(said), false)
  expect(consensus.decided ? consensus.polarity : consensus.why).toBe(outcome)
})

test('a heavier word wins, equal ones tie, and without calibration there is no weight', () => {
  expect(consensusOf('weighted', votes('su', [3, 1]), false)).toMatchObject({ polarity: 'safe' })
  expect(consensusOf('weighted', votes('su', [1, 3]), false)).toMatchObject({ polarity: 'unsafe' })
  expect(consensusOf('weighted', votes('su', [2, 2]), false)).toEqual({ decided: false, why: 'The judges disagree' })
  expect(consensusOf('weighted', votes('s?', [1, 3]), false)).toMatchObject({ decided: false })
  expect(consensusOf('weighted', votes('ss', [0, 0]), false)).toEqual({ decided: false, why: 'No judge is calibrated' })
  expect([weightOf(null), weightOf(0.5), weightOf(0.4), weightOf(0.9)]).toEqual([0, 0, 0, expect.closeTo(Math.log(9))])
})

test('judges may agree that it is unsafe and not on the label', () => {
  expect(consensusOf('majority', votes('up'), false)).toMatchObject({ polarity: 'unsafe', labels: null })
  expect(consensusOf('majority', votes('uup'), false)).toMatchObject({ polarity: 'unsafe', labels: ['spam'] })
  expect(consensusOf('majority', votes('uupp'), true)).toMatchObject({ labels: null })
  expect(consensusOf('majority', votes('uup'), true)).toMatchObject({ labels: ['spam'] })
})

const panel = (keep: Panel['keep'], judges = 2): Panel => ({
  judges: Array.from({ length: judges }, (_, at) => ({ id: `j${at}`, samePolicy: true, weight: 1 })),
  rule: 'majority',
  keep,
  multiLabel: false,
})
const ballot = (said: string, more: Record<string, BallotAnswer> = {}) => ({
  answers: new Map<string, BallotAnswer>([
    ...[...said].flatMap((word, at): [string, BallotAnswer][] =>
      word === '-' ? [] : [[`j${at}`, words[word as keyof typeof words]]],
    ),
    ...Object.entries(more),
  ]),
})

describe('sides', () => {
  test('what is unreadable is neither kept nor dropped', () => {
    for (const said of ['??', '!!', 's?', '?-'])
      expect(sideOf(ballot(said), panel('safe'))).toMatchObject({ side: 'undecided' })
  })
  test('safe is kept, unsafe and caution are dropped', () => {
    expect(sideOf(ballot('ss'), panel('safe')).side).toBe('kept')
    expect(sideOf(ballot('uu'), panel('safe')).side).toBe('dropped')
    expect(sideOf(ballot('cc'), panel('safe')).side).toBe('dropped')
  })
  test('asked = judged compares the label, not only whether it is safe', () => {
    expect(sideOf(ballot('uu', { now: words.u }), panel('asked')).side).toBe('kept')
    expect(sideOf(ballot('uu', { now: words.p }), panel('asked')).side).toBe('dropped')
    expect(sideOf(ballot('uu', { now: words.s }), panel('asked')).side).toBe('dropped')
    expect(sideOf(ballot('up', { now: words.p }), panel('asked')).side).toBe('undecided')
    expect(sideOf(ballot('uu'), panel('asked')).side).toBe('undecided')
  })
  test('what people decided is theirs, and what nobody judged is left alone', () => {
    expect(sideOf(ballot('uu', { human: words.s }), panel('safe')).side).toBe('people')
    expect(sideOf(ballot('--', { now: words.s }), panel('safe')).side).toBe('unjudged')
  })
})
