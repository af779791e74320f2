import fc from 'fast-check'
import { expect, test } from 'vitest'
import { headLabels, partOf, saidLabels, stateOf, textsOf, trainingProblem, worthAsking } from './rules'

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

test('a model whose run failed never will be ready; read a moment before its run was done, it is not failed', () => {
  const states = (runs: (string | undefined)[]) => runs.map((run) => stateOf('working', run))
  expect(new Set(states([undefined, 'running', 'paused', 'done']))).toEqual(new Set(['working']))
  expect(states(['failed', 'cancelled'])).toEqual(['failed', 'cancelled'])
  expect(stateOf('ready', 'cancelled')).toBe('ready')
})

test('too few of a side is said with the figure', () => {
  expect(trainingProblem({ safe: 10, unsafe: 10 })).toBeNull()
  expect(trainingProblem({ safe: 3, unsafe: 90 })).toContain('only 3 safe')
})

test('half of what is asked is unsure, then what is unsure and speaks for many, then chance; one of each group of copies', () => {
  const looked = Array.from({ length: 40 }, (_, at) => ({
    id: String(at),
    group: String(at % 20),
    distance: (at * 7) % 20,
    likeness: at % 20 === 11 ? 1 : 0.001,
  }))
  const chosen = worthAsking(looked, 10)
  expect(chosen).toHaveLength(10)
  expect(new Set(chosen.map((id) => Number(id) % 20)).size).toBe(10)
  expect(chosen.slice(0, 5).map((id) => looked[Number(id)]?.distance)).toEqual([0, 1, 2, 3, 4])
  // Unsure only by halves, but so like the others that it goes before those.
  expect(looked[11]?.distance).toBe(17)
  expect(
    worthAsking(
      looked.map((each) => ({ ...each, distance: each.distance / 10 })),
      10,
    )[5],
  ).toBe('11')
  expect(worthAsking(looked, 100)).toHaveLength(20)
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
