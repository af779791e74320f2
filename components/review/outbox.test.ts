import { beforeEach, expect, test, vi } from 'vitest'
import type { EntryResult, ReviewEntry } from '@/lib/review/decision/schema'
import { newId } from '@/lib/ids'
import { outboxOf } from './outbox'

type Answer = { ok: true; value: EntryResult[] } | { ok: false; error: { code: string; message: string } }
const { recordDecisions } = vi.hoisted(() => ({ recordDecisions: vi.fn() }))
vi.mock('@/lib/review/actions', () => ({ recordDecisions }))

const entry = (): ReviewEntry => ({ kind: 'decide', key: newId(), sampleId: newId(), revision: 1, act: 'accept' })
const taken = (entries: ReviewEntry[]): Answer => ({
  ok: true,
  value: entries.map(({ key }) => ({ key, ok: true, decisionId: newId(), revision: 2 })),
})
const sent = () => recordDecisions.mock.calls.map(([, { entries }]) => entries.length)

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true })
  vi.useFakeTimers()
  recordDecisions.mockReset()
  recordDecisions.mockImplementation(async (_: string, { entries }: { entries: ReviewEntry[] }) => taken(entries))
  return () => vi.useRealTimers()
})

/** Of a browser that keeps nothing: the studio's answers are what is looked at here. */
async function newBox() {
  const box = outboxOf(newId(), newId())
  await box.ready
  return box
}

test('keys that follow each other fast do not put the sending off', async () => {
  const box = await newBox()
  for (let at = 0; at < 20; at++) {
    box.add(entry(), '')
    await vi.advanceTimersByTimeAsync(30)
  }
  expect(sent().length).toBeGreaterThan(3)
  await vi.advanceTimersByTimeAsync(100)
  expect(sent().reduce((sum, count) => sum + count)).toBe(20)
  expect(box.state()).toMatchObject({ unsent: 0, trouble: null })
})

test('nor do they after a failure; what was not heard of is sent again under its own key, once the studio answers', async () => {
  const box = await newBox()
  recordDecisions.mockRejectedValueOnce(new Error('gone'))
  const first = entry()
  box.add(first, '')
  await vi.advanceTimersByTimeAsync(100)
  expect(box.state()).toMatchObject({ unsent: 1, trouble: expect.any(String) })
  for (let at = 0; at < 8; at++) {
    box.add(entry(), '')
    await vi.advanceTimersByTimeAsync(300)
  }
  expect(box.state()).toMatchObject({ unsent: 0, trouble: null })
  const keys = recordDecisions.mock.calls.flatMap(([, { entries }]) => entries.map(({ key }: ReviewEntry) => key))
  expect(keys.filter((key) => key === first.key)).toHaveLength(2)
})

test('whoever hears from the studio first wakes it', async () => {
  const box = await newBox()
  recordDecisions.mockRejectedValue(new Error('gone'))
  box.add(entry(), '')
  await vi.advanceTimersByTimeAsync(20_000)
  const tries = sent().length
  recordDecisions.mockImplementation(async (_: string, { entries }: { entries: ReviewEntry[] }) => taken(entries))
  box.wake()
  await vi.advanceTimersByTimeAsync(1)
  expect(sent()).toHaveLength(tries + 1)
  expect(box.state().unsent).toBe(0)
})

test('an act that cannot be taken holds up no other, and waits to be looked at', async () => {
  const box = await newBox()
  const bad = entry()
  recordDecisions.mockImplementation(async (_: string, { entries }: { entries: ReviewEntry[] }) =>
    entries.some(({ key }) => key === bad.key)
      ? { ok: false, error: { code: 'invalid', message: 'Too long' } }
      : taken(entries),
  )
  box.add(bad, 'bad')
  box.add(entry(), '')
  box.add(entry(), '')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(box.state()).toMatchObject({ unsent: 0, refused: [{ excerpt: 'bad', refusal: { message: 'Too long' } }] })
})

test('a line that is dead but not cut is told of while the answer is waited for', async () => {
  const box = await newBox()
  recordDecisions.mockImplementation(() => new Promise(() => undefined))
  box.add(entry(), '')
  await vi.advanceTimersByTimeAsync(6_000)
  expect(box.state()).toMatchObject({ unsent: 1, trouble: 'The studio takes long to answer' })
})
