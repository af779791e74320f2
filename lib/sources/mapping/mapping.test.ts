import { expect, test } from 'vitest'
import { aegis2 } from '../../policy/built-in/aegis'
import { beaverTails } from '../../policy/built-in/beavertails'
import { llamaGuard2, llamaGuard3 } from '../../policy/built-in/llama-guard'
import { binary } from '../../policy/built-in/plain'
import type { BuiltInPolicy } from '../../policy/schema'
import { chooseMapping } from '../choose-mapping'
import type { Values } from '../read/entry'
import { labelReader, spellingsOf, splitNames, type TargetPolicy } from './labels'
import { rowMapper } from './map-row'
import { defaultFrame, safePromptOf } from './safe-prompt'
import { column, mapping } from './schema'

const policyOf = ({ name, key, multiLabel, labels }: BuiltInPolicy): TargetPolicy => ({
  name,
  origin: key,
  multiLabel,
  labels: labels.map(({ code, name, polarity, aliases }) => ({ code, name, polarity, aliases: aliases ?? [] })),
})
const mapped = (rows: Values[], policy: BuiltInPolicy, target: 'prompt' | 'response' = 'prompt') =>
  rows.map(rowMapper(chooseMapping({ rows, target, recipe: 'plain', policy: policyOf(policy) }), policyOf(policy)))

test('a list of names is never cut inside a name that holds a comma', () => {
  const known = beaverTails.labels.map(({ code }) => code)
  expect(splitNames('drug_abuse,weapons,banned_substance,animal_abuse', ',', known)).toEqual([
    'drug_abuse,weapons,banned_substance',
    'animal_abuse',
  ])
  expect(splitNames('a, b,, a', ',', known)).toEqual(['a', 'b'])
  expect(splitNames('Controversial Topics, Politics, other', ',', ['Controversial Topics, Politics'])).toEqual([
    'Controversial Topics, Politics',
    'other',
  ])
})

test('a flag that is missing is unknown, and one that is neither yes nor no is unreadable', () => {
  expect(spellingsOf('flags', null, { a: 1, b: 0, c: null, d: true, e: 'False' }, [])).toEqual(['a', 'd'])
  expect(spellingsOf('flags', null, { a: 2 }, [])).toHaveProperty('unreadable')
})

test('S5 is taken only from a file that is known to use this taxonomy', () => {
  for (const [policy, known] of [
    [llamaGuard2, null],
    [llamaGuard3, 'llama-guard-2'],
  ] as const)
    expect(labelReader(policyOf(policy), { confirmed: {}, policy: known }).codeOf('S5')).toBeUndefined()
  expect(labelReader(policyOf(llamaGuard3), { confirmed: {}, policy: 'llama-guard-3' }).codeOf('S5')).toBe('S5')
  expect(labelReader(policyOf(llamaGuard3), { confirmed: {}, policy: null }).codeOf('Defamation')).toBe('S5')
})

test('categories become labels where the policy has them, and metadata where it only tells safe from unsafe', () => {
  const rows = [
    {
      id: 'x',
      reconstruction_id_if_redacted: null,
      prompt: 'one',
      response: null,
      prompt_label: 'unsafe',
      response_label: null,
      violated_categories: 'Harassment, Profanity',
    },
    {
      id: 'y',
      reconstruction_id_if_redacted: null,
      prompt: 'two',
      response: 'r',
      prompt_label: 'safe',
      response_label: 'unsafe',
      violated_categories: 'Threat',
    },
    {
      id: 'z',
      reconstruction_id_if_redacted: 1,
      prompt: 'REDACTED',
      response: null,
      prompt_label: 'unsafe',
      response_label: null,
      violated_categories: '',
    },
  ]
  expect(mapped(rows, aegis2)).toMatchObject([
    { sample: { labels: ['S10', 'S12'], polarity: 'unsafe' } },
    { sample: { labels: ['safe'], polarity: 'safe', response: null, meta: { response: 'r' } } },
    { filtered: true },
  ])
  expect(mapped(rows, binary)[0]).toMatchObject({
    sample: { labels: ['unsafe'], meta: { violated_categories: 'Harassment, Profanity' } },
  })
})

test('turns of a chat end as prompt, response and what was said before', () => {
  const messages = [
    { role: 'system', content: 'Be kind' },
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: 'Hello' },
    { role: 'user', content: 'Bye' },
    { role: 'assistant', content: 'See you' },
  ]
  expect(mapped([{ messages }], binary, 'response')[0]).toMatchObject({
    sample: { prompt: 'Bye', response: 'See you', conversation: messages.slice(0, 3) },
  })
})

test('two dialogues part where they differ', () => {
  const rows = [{ chosen: '\n\nHuman: a\n\nAssistant: good', rejected: '\n\nHuman: a\n\nAssistant: bad' }]
  expect(mapped(rows, binary, 'response')).toMatchObject([
    { pair: { prompt: 'a', a: 'good', b: 'bad', better: 'a', conversation: null } },
  ])
})

test('filters, constants and joined fields do as they say, and a value nobody listed is unreadable', () => {
  const map = rowMapper(
    mapping.parse({
      prompt: column('t'),
      filters: [
        { path: ['from'], in: ['x', 'y'] },
        { path: ['t'], isNot: 'no' },
      ],
      verdict: { from: column('v'), values: { '1': 'unsafe' } },
      add: { source: { constant: 'here' }, both: { join: [['a'], ['b']] } },
      keep: [],
    }),
    policyOf(binary),
  )
  expect(map({ t: 'yes', from: 'x', v: 1, a: 'A', b: 'B' })).toMatchObject({
    sample: { labels: ['unsafe'], meta: { source: 'here', both: 'A, B' } },
  })
  expect(map({ t: 'yes', from: 'z', v: 1 })).toEqual({ filtered: true })
  expect(map({ t: 'no', from: 'x', v: 1 })).toEqual({ filtered: true })
  expect(map({ t: 'yes', from: 'y', v: 0 })).toEqual({
    unreadable: '“0” is not among the values that the verdict may have',
  })
  expect(map({ t: ' ', from: 'y', v: 1 })).toEqual({ unreadable: 'there is no text for the prompt' })
})

test('a safe prompt fills its frame once, and never passes a row of which nothing is known', () => {
  const row = { prompt: 'ask {{categories}} $&', categories: ['Fraud', 'Hate'] }
  expect(safePromptOf({ ...row, polarity: 'unsafe' }, defaultFrame)).toEqual({
    text: expect.stringMatching(/: Fraud, Hate\.[\s\S]*ask \{\{categories\}\} \$&/),
  })
  expect(safePromptOf({ ...row, polarity: 'safe' }, defaultFrame)).toEqual({ text: row.prompt })
  expect(safePromptOf({ ...row, polarity: 'none' }, defaultFrame)).toEqual({ unlabelled: true })
})
