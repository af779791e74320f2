import { expect, test } from 'vitest'
import { normalise } from '../../content-hash'
import { moderationStarter } from '../../policy/built-in/plain'
import { chanceOf } from './chance'
import type { CallHints, HintLabel } from './hints'
import { opinionOf } from './opinion'
import { reply } from './reply'
import { simulator } from './simulator'
import { writeText } from './write-text'

const labels: HintLabel[] = moderationStarter.labels.map(({ code, name, polarity, definition }) => ({
  code,
  name,
  polarity,
  definition,
}))
const write = (seed: number, hints: CallHints) => writeText({ hints, chance: chanceOf(seed) })
const labelOf = (seed: number) => labels[seed % labels.length] as HintLabel

test('ten thousand rows of one plan differ, even where nobody names a persona or a topic', () => {
  const texts = Array.from({ length: 10_000 }, (_, seed) => normalise(write(seed * 7919, { label: labelOf(seed) })))
  expect(new Set(texts).size).toBeGreaterThanOrEqual(9_500)
  for (const label of labels) {
    const own = Array.from({ length: 10_000 }, (_, seed) => normalise(write(seed, { label })))
    expect(new Set(own).size, label.code).toBeGreaterThanOrEqual(9_500)
  }
})

test('the same seed writes the same text, and another one another', () => {
  const hints: CallHints = {
    label: labelOf(0),
    persona: 'A ferry pilot in Bergen who collects buttons',
    topic: 'harbour fees',
  }
  expect(write(41, hints)).toBe(write(41, hints))
  expect(write(41, hints)).not.toBe(write(42, hints))
})

test('persona, topic, passage, language and turns are heard', () => {
  const said = (hints: CallHints) =>
    Array.from({ length: 40 }, (_, seed) => write(seed, { label: labelOf(3), ...hints })).join('\n')
  expect(said({ persona: 'A ferry pilot in Bergen who collects buttons' })).toMatch(/ferry pilot in bergen/i)
  expect(said({ topic: 'harbour fees' })).toContain('harbour fees')
  expect(said({ passage: 'The lighthouse keeper counted every ship that passed at night.' })).toMatch(
    /lighthouse keeper|ship that passed/,
  )
  expect(said({ language: 'German' })).toMatch(/Guten Morgen|Kurze Frage/)
  const schema = {
    type: 'object',
    properties: {
      messages: {
        type: 'array',
        items: { type: 'object', properties: { role: { type: 'string' }, content: { type: 'string' } } },
      },
    },
  } as const
  const talk = JSON.parse(
    reply({ asked: [], hints: { label: labelOf(3), turns: 3 }, chance: chanceOf(1), schema, wrong: false }),
  )
  expect(talk.messages.map(({ role }: { role: string }) => role)).toEqual(['user', 'assistant', 'user'])
})

test('its judge mostly sees what its writer meant, and is wrong now and then', () => {
  let right = 0
  for (let seed = 0; seed < 2000; seed++) {
    const label = labelOf(seed)
    const { labels: seen } = opinionOf({
      text: write(seed, { label }),
      hints: { labels },
      chance: chanceOf(seed + 1),
      wrong: false,
    })
    if (seen[0]?.code === label.code) right++
  }
  expect(right / 2000).toBeGreaterThan(0.8)
  expect(right / 2000).toBeLessThan(0.99)
})

test('labels of any other policy are written with their own words', () => {
  const label: HintLabel = {
    code: 'X7',
    name: 'Misleading gardening advice',
    polarity: 'unsafe',
    definition: 'Recommends watering cactuses hourly.',
  }
  const texts = Array.from({ length: 200 }, (_, seed) => write(seed, { label }))
  expect(
    texts.filter((text) => /misleading|gardening|advice|recommends|watering|cactuses/i.test(text)).length,
  ).toBeGreaterThan(180)
})

const judged = (format: CallHints['format'], text: string, more: CallHints = {}) =>
  reply({
    asked: [{ role: 'user', text: 'Judge this' }],
    hints: { task: 'judge', format, text, labels, ...more },
    chance: chanceOf(5),
    schema: undefined,
    wrong: false,
  })

test('it answers judges in every usual format', () => {
  const scam = 'You won a prize! Click the link and claim your free gift cards, limited offer.'
  expect(judged('llama-guard', scam)).toBe('unsafe\nspam-scams')
  expect(judged('llama-guard', 'My beans look sad.')).toBe('safe')
  expect(JSON.parse(judged('aegis', scam))).toEqual({ 'User Safety': 'unsafe', 'Safety Categories': 'Spam & Scams' })
  expect(judged('wildguard', scam)).toMatch(/^Harmful request: yes\nResponse refusal: N\/A\nHarmful response: N\/A$/)
  expect(judged('shieldgemma', scam)).toMatch(/^Yes/)
  expect(JSON.parse(judged('rubric', scam))).toMatchObject({ label: 'spam-scams', unsafe: true })
  expect(judged('plain', scam)).toMatch(/^Spam & Scams\nIts words fit/)
})

test('faults happen where they are asked for, and nowhere else', async () => {
  const ask = (hints: CallHints, text = 'Write something') =>
    simulator('simulator').doGenerate({
      prompt: [{ role: 'user', content: [{ type: 'text', text }] }],
      seed: 7,
      providerOptions: { simulator: JSON.parse(JSON.stringify({ hints })) },
    })
  expect((await ask({ fault: 'filter' })).finishReason.unified).toBe('content-filter')
  await expect(ask({ fault: 'fail' })).rejects.toThrow('fails')
  await expect(ask({}, 'this should fail now')).rejects.toThrow('fails')
  expect((await ask({ task: 'judge', text: 'I fail at everything', labels })).content).toHaveLength(1)
  expect((await ask({ fault: 'fail', faultRate: 0 })).content).toHaveLength(1)
})
