import { expect, test } from 'vitest'
import { agreementOf, mixed, settled, teamWarning } from './rules'

test('random samples are spread among the chosen ones, and their probability is kept', () => {
  const drawn = mixed(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], ['x', 'y'], 20)
  expect(drawn.map(({ sampleId }) => sampleId).join('')).toBe('abcdxefghy')
  expect(drawn.filter(({ random }) => random).map(({ probability }) => probability)).toEqual([0.1, 0.1])
  expect(drawn.filter(({ random }) => !random).every(({ probability }) => probability === 1)).toBe(true)
})

test('few that were chosen come first, with one in five at random, before all that were drawn besides', () => {
  const drawn = mixed(['a', 'b', 'c', 'd', 'e'], ['v', 'w', 'x', 'y', 'z'], 5)
  expect(drawn.map(({ sampleId }) => sampleId).join('')).toBe('abcdvewxyz')
  expect(
    mixed(['a', 'b'], [], 0)
      .map(({ sampleId }) => sampleId)
      .join(''),
  ).toBe('ab')
})

const two = { wanted: 2, most: 3, bar: 1 }
test.each([
  ['nobody yet', [], { state: 'open' }],
  ['one of two', ['safe'], { state: 'open' }],
  ['two who agree', ['safe', 'safe'], { state: 'decided', answer: 'safe' }],
  ['two who do not: one more is asked', ['safe', 'spam'], { state: 'more' }],
  ['three who do not agree go to adjudication', ['safe', 'spam', 'safe'], { state: 'disputed' }],
])('%s', (_, answers, outcome) => expect(settled(answers, two)).toEqual(outcome))

test('a lower bar lets a majority decide, a tie never', () => {
  expect(settled(['safe', 'spam', 'safe'], { ...two, bar: 0.3 })).toEqual({ state: 'decided', answer: 'safe' })
  expect(settled(['safe', 'spam'], { wanted: 2, most: 2, bar: 0 })).toEqual({ state: 'disputed' })
})

test('agreement is the share of pairs who said the same', () => {
  expect(agreementOf(['a', 'a', 'b'])).toBeCloseTo(1 / 3)
  expect(agreementOf(['a'])).toBe(1)
})

test('a team that is too small is told so', () => {
  expect(teamWarning(1, { overlap: 2, maxOverlap: 3 })).toMatch(/cannot be completed/)
  expect(teamWarning(2, { overlap: 2, maxOverlap: 3 })).toMatch(/the rest goes to adjudication/)
  expect(teamWarning(3, { overlap: 2, maxOverlap: 3 })).toBeNull()
})
