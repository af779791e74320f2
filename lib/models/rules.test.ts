import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headLabels, leastSure, partOf, saidLabels, stateOf, textsOf, trainingProblem } from './rules'

const labels = [
  { code: 'safe', name: 'Safe', polarity: 'safe' as const },
  { code: 'spam', name: 'Spam', polarity: 'unsafe' as const },
  { code: 'hate', name: 'Hate', polarity: 'unsafe' as const },
]
const scores = [
  { code: 'safe', probability: 0.9 },
  { code: 'spam', probability: 0.6 },
  { code: 'hate', probability: 0.7 },
]

test('the labels that are said are always of the verdict’s side', () => {
  const said = (cost: number, multiLabel: boolean) => saidLabels({ cost, threshold: 0, labels, scores, multiLabel })
  expect(said(1, false)).toEqual(['hate'])
  expect(said(1, true)).toEqual(['hate', 'spam'])
  expect(said(-1, true)).toEqual(['safe'])
  expect(saidLabels({ cost: 1, threshold: 0, labels, scores: [], multiLabel: true })).toEqual(['spam'])
})

test('with one label on each side the cost says it all', () => {
  expect(headLabels(labels.slice(0, 2))).toEqual([])
  expect(headLabels(labels)).toEqual(['safe', 'spam', 'hate'])
})

test('a draw falls into exactly one part, and shares are kept', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (draw) => {
      const part = partOf(draw, { validation: 0.2, test: 0.1 })
      expect(part).toBe(draw < 0.1 ? 'test' : draw < 0.1 + 0.2 ? 'validation' : 'train')
    }),
  )
})

test('a model that is not ready when its run has ended never will be', () => {
  expect([undefined, 'running', 'paused'].map((run) => stateOf('working', run))).toEqual([
    'working',
    'working',
    'working',
  ])
  expect(['done', 'failed', 'cancelled'].map((run) => stateOf('working', run))).toEqual([
    'failed',
    'failed',
    'cancelled',
  ])
  expect(stateOf('ready', 'cancelled')).toBe('ready')
})

test('too few of a side is said with the figure', () => {
  expect(trainingProblem({ safe: 10, unsafe: 10 })).toBeNull()
  expect(trainingProblem({ safe: 3, unsafe: 90 })).toContain('only 3 safe')
})

test('of the unsure, one of each group of copies, nearest first, and a fifth of others', () => {
  const scored = Array.from({ length: 40 }, (_, at) => ({
    id: String(at),
    group: String(at % 20),
    distance: (at * 7) % 20,
  }))
  const chosen = leastSure(scored, 10)
  expect(chosen).toHaveLength(10)
  expect(new Set(chosen.map((id) => Number(id) % 20)).size).toBe(10)
  const distances = chosen.map((id) => scored[Number(id)]?.distance ?? 0)
  expect(distances.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('pasted texts are lines, or objects where a line is one', () => {
  expect(textsOf('one\n\n two \r\n{"prompt":"three","response":"3"}\n{"text":"four"}\n{broken\n{"x":1}')).toEqual([
    { prompt: 'one' },
    { prompt: 'two' },
    { prompt: 'three', response: '3' },
    { prompt: 'four' },
    { prompt: '{broken' },
    { prompt: '{"x":1}' },
  ])
})
