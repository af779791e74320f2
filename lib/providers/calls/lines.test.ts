import { expect, test } from 'vitest'
import { openLines } from './lines'

const never = new AbortController().signal

/** Who began, in order, when places come free one at a time. */
async function orderOf(asked: [name: string, batchId?: string][], lines = openLines()) {
  const began: string[] = []
  for (const [name, batchId] of asked) lines.wait(never, batchId).then(() => began.push(name))
  while (lines.serve(1)) await Promise.resolve()
  return began
}

test('the earliest batch goes first, and who waits at a screen before all batches', async () => {
  const asked: [string, string?][] = [['a1', 'a'], ['b1', 'b'], ['a2', 'a'], ['b2', 'b'], ['test'], ['a3', 'a']]
  expect(await orderOf(asked)).toEqual(['test', 'a1', 'a2', 'a3', 'b1', 'b2'])
})

test('a batch keeps its place while one of its calls is under way, and gives it up with the last', async () => {
  const lines = openLines()
  lines.begin('a')
  lines.begin('b')
  const later: [string, string?][] = [
    ['b1', 'b'],
    ['a1', 'a'],
  ]
  expect(await orderOf(later, lines)).toEqual(['a1', 'b1'])
  for (let call = 0; call < 2; call++) lines.end('a')
  expect(await orderOf(later, lines)).toEqual(['b1', 'a1'])
})

test('who is stopped while waiting is not served', async () => {
  const lines = openLines()
  const stop = new AbortController()
  const waited = lines.wait(stop.signal, 'a')
  expect(lines.waiting()).toBe(1)
  stop.abort()
  expect(await waited).toBe(false)
  expect([lines.waiting(), lines.serve(1)]).toEqual([0, 0])
})
