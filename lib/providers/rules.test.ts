import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { readAnswer } from './calls/read-answer'
import {
  behaviours,
  costOf,
  isRefusal,
  jsonIn,
  mostAttempts,
  retryWait,
  roughTokens,
  secondsToWait,
  separateThinking,
} from './rules'
import { failureClasses } from './schema'

const now = Date.parse('2026-11-26T12:00:00Z')

test.each([
  ['2', 2],
  ['120', 120],
  [' 0.5 ', 0.5],
  ['99999', 99_999],
  ['-5', 0],
  ['Thu, 26 Nov 2026 12:00:30 GMT', 30],
  ['Thu, 26 Nov 2026 11:00:00 GMT', 0],
  ['soon', null],
  ['', null],
  ['1e400', null],
  ['NaN', null],
  [undefined, null],
] as const)('T7: a server that says %o asks to wait %o seconds', (told, seconds) => {
  expect(secondsToWait(told, now)).toBe(seconds)
})

test('waits double up to half a minute, never all at once, and every class has an end of its tries', () => {
  expect([1, 2, 3, 4, 12].map((attempt) => retryWait(attempt, 0))).toEqual([0.5, 1, 2, 4, 20])
  expect(retryWait(12, 0.999)).toBeLessThanOrEqual(30)
  expect(retryWait(2, 0.2)).not.toBe(retryWait(2, 0.7))
  for (const failure of failureClasses) {
    expect(behaviours[failure], failure).toBeDefined()
    expect(mostAttempts(failure), failure).toBeLessThanOrEqual(12)
  }
})

test('prices are for a million tokens, and a part of a millionth counts whole', () => {
  expect(costOf({ priceIn: 3, priceOut: 15 }, { tokensIn: 1_000_000, tokensOut: 1_000_000 })).toBe(18_000_000)
  expect(costOf({ priceIn: 0.15, priceOut: 0.6 }, { tokensIn: 1, tokensOut: 1 })).toBe(1)
  expect(costOf({ priceIn: 0, priceOut: 0 }, { tokensIn: 5, tokensOut: 5 })).toBe(0)
})

test('tokens are reckoned from letters, and from signs of other scripts', () => {
  expect(roughTokens('')).toBe(0)
  expect(roughTokens('a word or two')).toBe(4)
  expect(roughTokens('河川と庭園')).toBe(4)
})

describe('what stands before the answer', () => {
  test.each([
    ['Seen', 'Seen', null, false],
    ['<think>Let me see</think>Seen', 'Seen', 'Let me see', false],
    ['Let me see</think>\n\nSeen', 'Seen', 'Let me see', false],
    ['<think>one</think>Draft<think>two</think>Seen', 'Seen', 'one</think>Draft<think>two', false],
    ['<THINKING>Let me see</THINKING> Seen', 'Seen', 'Let me see', false],
    ['<think>Let me see', '', 'Let me see', true],
    ['  <think>', '', '', true],
    ['The tag <think> opens a trace', 'The tag <think> opens a trace', null, false],
  ])('%o is answered with %o', (said, text, reasoning, unfinished) => {
    expect(separateThinking(said)).toEqual({ text, reasoning, unfinished })
  })
})

test.each([
  ['I’m sorry, but I can’t help with that request.', true],
  ['Sorry, I cannot write this.', true],
  ["I won't provide that.", true],
  ['As an AI language model, I cannot judge.', true],
  ['I am unable to assist.', true],
  ['I’m sorry I missed your call, ring me back!', false],
  ['I can’t wait to see the ferries.', false],
  ['You wrote: "I cannot help with that"', false],
  [`I’m sorry, but I can’t help with that. ${'It goes on and on. '.repeat(80)}`, false],
])('T12: whether %o declines: %o', (text, refuses) => {
  expect(isRefusal(text)).toBe(refuses)
})

const schema = z.strictObject({ content: z.string().max(4_000), label: z.enum(['safe', 'spam']), sure: z.number() })
const said = (text: string) =>
  readAnswer(
    {
      content: [{ type: 'text', text }],
      finishReason: { unified: 'stop', raw: undefined },
      usage: {
        inputTokens: { total: 1, noCache: 1, cacheRead: undefined, cacheWrite: undefined },
        outputTokens: { total: 1, text: 1, reasoning: undefined },
      },
      warnings: [],
    },
    { schema },
  )
const whole = '{"content": "Boats", "label": "safe", "sure": 1}'

test.each([
  ['cut', '{"content": "Boats", "label": "sa'],
  ['of another label', whole.replace('safe', 'Safe')],
  ['with more than was asked', whole.replace('}', ', "more": 1}')],
  ['with less', '{"content": "Boats", "label": "safe"}'],
  ['with no number', whole.replace('1}', 'NaN}')],
  ['with a number as text', whole.replace('1}', '"1"}')],
  ['in a list', `[${whole}]`],
  ['HTML', '<html><body>Welcome</body></html>'],
  ['of ten megabytes', whole.replace('Boats', 'x'.repeat(10_000_000))],
])('T11: an answer that is %s is unreadable, and at most 64 KB of it are kept', (_, text) => {
  const answer = said(text)
  expect(answer).toMatchObject({ outcome: 'unreadable', errorClass: 'invalid_output' })
  expect(answer.text.length).toBeLessThanOrEqual(64 * 1024)
  expect('error' in answer && answer.error.length).toBeLessThanOrEqual(300)
})

test('T11: JSON in a fence or in prose is taken out of it and said to be; a prototype is nobody’s answer', () => {
  expect(said(whole)).toMatchObject({ outcome: 'answered', repaired: false, object: { label: 'safe' } })
  expect(said(`Here it is:\n\`\`\`json\n${whole}\n\`\`\``)).toMatchObject({ outcome: 'answered', repaired: true })
  expect(said(`It is ${whole}, I think`)).toMatchObject({ outcome: 'answered', repaired: true })
  for (const name of ['__proto__', '\\u005f_proto__']) {
    const answer = said(whole.replace('}', `, "${name}": {"admin": true}}`))
    expect(answer).toMatchObject({ outcome: 'answered', object: { content: 'Boats' } })
    expect('object' in answer && Reflect.get(Object(answer.object), 'admin')).toBeUndefined()
  }
  expect(jsonIn('no JSON at all')).toBeNull()
})

test('T12: an empty answer is unreadable, never safe', () => {
  for (const text of ['', '  \n', '<think>Hm</think>']) expect(said(text)).toMatchObject({ outcome: 'unreadable' })
})
