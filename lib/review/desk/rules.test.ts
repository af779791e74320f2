import { expect, test } from 'vitest'
import type { LabelInfo } from '../../samples/schema'
import { suggestionOf } from '../decision/rules'
import { actFor, inDockOrder, pressEnter, pressLabel, pressPolarity, saidWords, swipeOf, timeLeft } from './rules'

const label = (code: string, polarity: LabelInfo['polarity'], key: string): LabelInfo => ({
  code,
  name: code,
  polarity,
  key,
  retired: false,
})
const labels = [
  label('safe', 'safe', '1'),
  label('spam', 'unsafe', '2'),
  label('privacy', 'unsafe', '3'),
  label('old', 'unsafe', '4'),
]
const verdict = (polarity: 'safe' | 'unsafe', codes: string[], confidence: number | null = 0.9) => ({
  outcome: 'read' as const,
  polarity,
  labels: codes,
  confidence,
})
const unreadable = { outcome: 'unreadable' as const, polarity: 'none' as const, labels: [], confidence: null }

test('one label of a polarity is decided by its key, several are asked for', () => {
  expect(pressPolarity(labels, 'safe')).toEqual({ kind: 'done', labels: ['safe'] })
  expect(pressPolarity(labels, 'unsafe')).toEqual({ kind: 'stage', stage: { polarity: 'unsafe', chosen: [] } })
  expect(pressPolarity(labels, 'caution')).toEqual({ kind: 'nothing' })
})

test('a single-label policy finishes on the label’s key, another chooses and finishes on Enter', () => {
  const stage = { polarity: 'unsafe', chosen: [] } as const
  expect(pressLabel({ ...stage, chosen: [] }, 'spam', false)).toEqual({ kind: 'done', labels: ['spam'] })
  const chosen = pressLabel({ ...stage, chosen: ['privacy'] }, 'spam', true)
  expect(chosen).toEqual({ kind: 'stage', stage: { polarity: 'unsafe', chosen: ['privacy', 'spam'] } })
  expect(pressLabel({ ...stage, chosen: ['spam'] }, 'spam', true)).toMatchObject({ stage: { chosen: [] } })
  expect(pressEnter({ ...stage, chosen: ['privacy'] }, null)).toEqual({ kind: 'done', labels: ['privacy'] })
})

test('Enter takes the suggestion, but never one of another polarity than the one just chosen', () => {
  const suggestion = suggestionOf([verdict('safe', ['safe'])], [], labels, false)
  expect(pressEnter(null, suggestion)).toEqual({ kind: 'done', labels: ['safe'] })
  expect(pressEnter({ polarity: 'unsafe', chosen: [] }, suggestion)).toEqual({ kind: 'nothing' })
  expect(pressEnter(null, null)).toEqual({ kind: 'nothing' })
})

test('a suggestion is what most judges say; an unreadable verdict is counted among them and says nothing', () => {
  const suggestion = suggestionOf(
    [
      verdict('unsafe', ['privacy']),
      verdict('unsafe', ['privacy', 'spam'], 0.4),
      verdict('safe', ['safe']),
      unreadable,
    ],
    ['safe'],
    labels,
    false,
  )
  expect(suggestion).toMatchObject({ polarity: 'unsafe', labels: ['privacy'], votes: 2, of: 4, from: 'judges' })
  expect(suggestion?.scores[0]?.code).toBe('privacy')
})

test('split judges suggest nothing, and without judges the label it came with is suggested', () => {
  expect(suggestionOf([verdict('unsafe', ['spam']), verdict('safe', ['safe'])], ['safe'], labels, false)).toMatchObject(
    { polarity: 'none', labels: [] },
  )
  expect(suggestionOf([unreadable], ['spam'], labels, false)).toMatchObject({
    polarity: 'unsafe',
    labels: ['spam'],
    from: 'label',
  })
  expect(suggestionOf([], [], labels, false)).toBeNull()
})

test('the judges’ labels stand first, and no label changes its key for that', () => {
  const suggestion = suggestionOf([verdict('unsafe', ['old'])], [], labels, false)
  const { first, rest } = inDockOrder(labels, 'unsafe', suggestion)
  expect(first.map(({ label }) => [label.code, label.key])).toEqual([['old', '4']])
  expect(rest.map(({ code, key }) => [code, key])).toEqual([
    ['spam', '2'],
    ['privacy', '3'],
  ])
})

test('saying what it says already is accepting it', () => {
  expect(actFor({ labels: ['spam'] }, ['spam'])).toEqual({ act: 'accept' })
  expect(actFor({ labels: [] }, ['spam'])).toEqual({ act: 'label', labels: ['spam'] })
  expect(actFor({ labels: ['spam', 'privacy'] }, ['spam'])).toEqual({ act: 'label', labels: ['spam'] })
})

test('a swipe goes to a neighbour; a scroll or a slip does not', () => {
  expect(swipeOf({ x: 300, y: 100 }, { x: 180, y: 110 })).toBe('next')
  expect(swipeOf({ x: 100, y: 100 }, { x: 220, y: 90 })).toBe('previous')
  expect(swipeOf({ x: 100, y: 100 }, { x: 180, y: 180 })).toBeNull()
  expect(swipeOf({ x: 100, y: 100 }, { x: 130, y: 100 })).toBeNull()
})

test('time left follows one’s pace, and is not guessed without one', () => {
  expect(timeLeft(11.4, 272)).toBe('52 min left')
  expect(timeLeft(30, 300)).toBe('2 h 30 min left')
  expect(timeLeft(null, 10)).toBeNull()
})

test('what was done is said in a word', () => {
  const nameOf = (code: string) => code.toUpperCase()
  expect(saidWords({ act: 'relabel', labels: ['spam'], bulk: null }, nameOf)).toBe('SPAM')
  expect(saidWords({ act: 'skip', labels: [], bulk: null }, nameOf)).toBe('Skipped')
  expect(
    saidWords({ act: 'bulk', labels: [], bulk: { runId: 'r', title: 'Reject 40 samples', count: 40 } }, nameOf),
  ).toBe('Reject 40 samples')
})
