import { expect, test } from 'vitest'
import type { Claimed, ReviewEntry, ReviewSample } from '@/lib/review/decision/schema'
import type { LabelInfo } from '@/lib/samples/schema'
import { createDesk } from './desk-store'
import type { Outbox } from './outbox'

const labels: LabelInfo[] = [{ code: 'safe', name: 'Safe', polarity: 'safe', key: '1', retired: false }]

function sampleOf(id: string): ReviewSample {
  const nothing = {
    response: null,
    unwrapped: null,
    wrapper: null,
    safePrompt: null,
    source: null,
    persona: null,
    run: null,
    language: null,
  }
  const plain = {
    simulated: false,
    tainted: false,
    createdAt: '',
    labels: ['safe'],
    polarity: 'safe' as const,
    verdicts: [],
    copies: [],
    family: 0,
    characters: 1,
    conversation: [],
  }
  return { id, revision: 1, prompt: `Text ${id}`, suggestion: null, ...nothing, ...plain }
}
const claimed = (...ids: string[]): Claimed => ({
  items: ids.map((id) => ({ itemId: `item-${id}`, sample: sampleOf(id) })),
  heldByOthers: 0,
  overBudget: 0,
  optedOut: 0,
  paused: null,
})

function newDesk() {
  const sent: ReviewEntry[] = []
  const outbox = {
    add: (entry: ReviewEntry) => sent.push(entry),
    waiting: () => sent.map((entry) => ({ entry })),
  } as unknown as Outbox
  const desk = createDesk({ labels, queueId: 'queue', blind: false, log: [], outbox })
  return { desk, sent }
}

test('a decision shows the next sample at once, and the outbox has it', () => {
  const { desk, sent } = newDesk()
  desk.append(claimed('a', 'b'))
  desk.decide(['safe'])
  expect(desk.current()?.sample.id).toBe('b')
  expect(sent).toMatchObject([{ kind: 'decide', sampleId: 'a', itemId: 'item-a', act: 'accept', revision: 1 }])
  expect(desk.state()).toMatchObject({ decidedHere: 1, log: [{ sampleId: 'a', labels: ['safe'] }] })
})

test('what is decided and not sent does not come a second time', () => {
  const { desk } = newDesk()
  desk.append(claimed('a', 'b'))
  desk.decide(['safe'])
  expect(desk.holding().sort()).toEqual(['item-a', 'item-b'])
  desk.append(claimed('a', 'c'))
  expect(desk.state().items.map(({ sample }) => sample.id)).toEqual(['a', 'b', 'c'])
})

test('an undo goes back to its sample, and deciding it again counts on its own revision', () => {
  const { desk, sent } = newDesk()
  desk.append(claimed('a', 'b'))
  desk.decide(['safe'])
  desk.undo()
  expect(desk.current()).toMatchObject({ sample: { id: 'a' }, decided: null })
  expect(desk.state().decidedHere).toBe(0)
  desk.act('reject')
  expect(sent.map((entry) => (entry.kind === 'undo' ? 'undo' : [entry.act, entry.revision]))).toEqual([
    ['accept', 1],
    'undo',
    ['reject', 3],
  ])
})

test('deciding again what one went back to takes the first decision back, so that an item has one answer of a person', () => {
  const { desk, sent } = newDesk()
  desk.append(claimed('a', 'b'))
  desk.decide(['safe'])
  desk.move(-1)
  desk.act('flag')
  expect(sent.map((entry) => (entry.kind === 'undo' ? 'undo' : entry.act))).toEqual(['accept', 'undo', 'flag'])
  expect(desk.state().log).toHaveLength(1)
})

test('the end of a queue says why, and samples that come later are shown', () => {
  const { desk } = newDesk()
  desk.append({ ...claimed(), heldByOthers: 3 })
  expect(desk.state()).toMatchObject({ empty: { heldByOthers: 3 } })
  desk.append(claimed('a'))
  expect(desk.state().empty).toBeNull()
  expect(desk.current()?.sample.id).toBe('a')
})

test('what others took while one was away is gone from the desk; what is decided and not sent is not', () => {
  const { desk } = newDesk()
  desk.append(claimed('a', 'b', 'c', 'd'))
  desk.decide(['safe'])
  expect(desk.keepHeld(['item-c', 'item-d'])).toBe(1)
  expect(desk.state().items.map(({ sample }) => sample.id)).toEqual(['a', 'c', 'd'])
  expect(desk.current()?.sample.id).toBe('c')
  desk.undo()
  expect(desk.keepHeld(['item-c', 'item-d'])).toBe(0)
  expect(desk.current()?.sample.id).toBe('a')
})

test('whoever is paused goes on with nothing that was fetched ahead', () => {
  const { desk } = newDesk()
  desk.append(claimed('a', 'b', 'c'))
  desk.decide(['safe'])
  desk.append({ ...claimed(), paused: { reason: '0 of 8 known answers' } })
  expect(desk.current()).toBeNull()
  expect(desk.state()).toMatchObject({ empty: { paused: { reason: '0 of 8 known answers' } }, items: [{}] })
})

test('a skipped sample comes again at the end, and only once the studio has heard of the skip', () => {
  const { desk, sent } = newDesk()
  desk.append(claimed('a', 'b'))
  desk.act('skip')
  desk.append(claimed('a'))
  expect(desk.state().items.map(({ sample }) => sample.id)).toEqual(['a', 'b'])
  sent.length = 0
  desk.append(claimed('a'))
  expect(desk.state().items.map(({ sample }) => sample.id)).toEqual(['b', 'a'])
  expect(desk.current()?.sample.id).toBe('b')
  desk.decide(['safe'])
  expect(desk.current()).toMatchObject({ sample: { id: 'a' }, decided: null })
})
