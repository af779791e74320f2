import fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInPolicies } from './built-in-policies'
import {
  keysOf,
  labelKeys,
  matchLabels,
  mergeTarget,
  polarityOf,
  problemsOf,
  publishProblems,
  reservedKeys,
} from './rules'
import type { LabelDraft } from './schema'

const draft = (code: string, change: Partial<LabelDraft> = {}): LabelDraft => ({
  code,
  name: code,
  definition: '',
  examples: [],
  aliases: [],
  polarity: 'unsafe',
  colour: null,
  key: null,
  retired: false,
  mergedInto: null,
  ...change,
})
const builtIn = (key: string) => builtInPolicies.find((policy) => policy.key === key)?.labels ?? []

test('the worst label speaks for a sample', () => {
  expect(polarityOf([{ polarity: 'safe' }, { polarity: 'unsafe' }])).toBe('unsafe')
  expect(polarityOf([{ polarity: 'safe' }, { polarity: 'caution' }])).toBe('caution')
  expect(polarityOf([])).toBe('none')
})

test('a key follows from the place, and the ninth category is always 9', () => {
  expect(keysOf(builtIn('llama-guard-3').map(({ code }) => draft(code))).get('S9')).toBe('9')
  expect(keysOf(builtIn('llama-guard-3').map(({ code }) => draft(code))).get('S10')).toBe('0')
  expect(keysOf(builtIn('llama-guard-3').map(({ code }) => draft(code))).get('S11')).toBe('a')
})

test('retiring a label leaves the keys of the others where they were', () => {
  const labels = ['a', 'b', 'c'].map((code) => draft(code))
  expect([
    ...keysOf(labels.map((label) => (label.code === 'a' ? { ...label, retired: true } : label))).entries(),
  ]).toEqual([
    ['a', null],
    ['b', '2'],
    ['c', '3'],
  ])
})

test('no two labels have one key, and none has a reserved one', () => {
  const key = fc.option(fc.constantFrom(...labelKeys))
  const labels = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), key, fc.boolean()), {
    selector: ([code]) => code,
    maxLength: 60,
  })
  fc.assert(
    fc.property(labels, (rows) => {
      const taken = new Set<string>()
      const unique = rows.map(([code, key, retired]) =>
        draft(code, { retired, key: key && !retired && !taken.has(key) && taken.add(key) ? key : null }),
      )
      const keys = [...keysOf(unique).values()].filter((key) => key !== null)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.some((key) => reservedKeys.some((reserved) => reserved === key))).toBe(false)
      expect(keys.length).toBe(Math.min(labelKeys.length, unique.filter(({ retired }) => !retired).length))
    }),
  )
})

test('a draft with the same code, name or key twice is refused in words', () => {
  expect(problemsOf([draft('a'), draft('A', { name: 'x' })])[0]?.message).toBe('Two labels have the code A')
  expect(problemsOf([draft('a', { name: 'Self-harm' }), draft('b', { name: 'Self\u2011Harm' })])[0]?.message).toBe(
    'Two labels are called “Self\u2011Harm”',
  )
  expect(problemsOf([draft('a', { key: '1' }), draft('b', { key: '1' })])[0]?.message).toBe('Two labels have the key 1')
  expect(problemsOf([draft('a', { key: 'j' })])[0]?.message).toBe('The key j is taken by the program')
  expect(problemsOf([draft('a')], ['a', 'b'])[0]?.message).toContain('retire it instead')
})

test('a merge must lead to a label that is open in the end', () => {
  expect(problemsOf([draft('a', { retired: true, mergedInto: 'nowhere' })])).toHaveLength(1)
  expect(problemsOf([draft('a', { mergedInto: 'b' }), draft('b')])).toHaveLength(1)
  const chain = [
    draft('a', { retired: true, mergedInto: 'b' }),
    draft('b', { retired: true, mergedInto: 'c' }),
    draft('c'),
  ]
  expect(problemsOf(chain)).toEqual([])
  expect(mergeTarget(chain, 'a')).toBe('c')
  const circle = [
    draft('a', { retired: true, mergedInto: 'b' }),
    draft('b', { retired: true, mergedInto: 'a' }),
    draft('c'),
    draft('d'),
  ]
  expect(mergeTarget(circle, 'a')).toBeNull()
  expect(publishProblems(circle)).toHaveLength(2)
})

test('a code, a name and a listed spelling are exact; everything like them is only suggested', () => {
  const aegis = builtIn('aegis-2')
  expect(matchLabels(aegis, ['S4', 'Guns and Illegal Weapons', 'Guns /Illegal Weapons', 'PII'])).toEqual([
    { value: 'S4', kind: 'exact', code: 'S4' },
    { value: 'Guns and Illegal Weapons', kind: 'exact', code: 'S4' },
    { value: 'Guns /Illegal Weapons', kind: 'exact', code: 'S4' },
    { value: 'PII', kind: 'exact', code: 'S9' },
  ])
  expect(matchLabels(builtIn('moderation-starter'), ['Self\u2011harm', 'spam and scams', 'Ｓａｆｅ', 'Hate'])).toEqual([
    { value: 'Self\u2011harm', kind: 'suggested', codes: ['self-harm'] },
    { value: 'spam and scams', kind: 'suggested', codes: ['spam-scams'] },
    { value: 'Ｓａｆｅ', kind: 'suggested', codes: ['safe'] },
    { value: 'Hate', kind: 'unknown' },
  ])
})

test('the names of BeaverTails match whole, commas and all, and never by a part', () => {
  const labels = builtIn('beavertails-14')
  const name = 'drug_abuse,weapons,banned_substance'
  expect(matchLabels(labels, [name, 'Drug abuse, weapons, banned substance', 'weapons'])).toEqual([
    { value: name, kind: 'exact', code: name },
    { value: 'Drug abuse, weapons, banned substance', kind: 'suggested', codes: [name] },
    { value: 'weapons', kind: 'unknown' },
  ])
})

test('a spelling that two labels share is never exact', () => {
  const labels = [draft('a', { aliases: ['Other'] }), draft('b', { aliases: ['Other'] })]
  expect(matchLabels(labels, ['Other'])).toEqual([{ value: 'Other', kind: 'suggested', codes: ['a', 'b'] }])
})

test('a retired label is not matched', () => {
  expect(matchLabels([draft('a', { retired: true })], ['a'])).toEqual([{ value: 'a', kind: 'unknown' }])
})

const dashes = ['-', '\u2010', '\u2011', '\u2013', '\u2014', '_', ' ', '/', '\u00a0', '\u3000']
const variant = fc.record({
  policy: fc.constantFrom(...builtInPolicies),
  at: fc.nat(),
  dash: fc.constantFrom(...dashes),
  upper: fc.boolean(),
  wide: fc.boolean(),
  and: fc.boolean(),
  around: fc.boolean(),
})

test('every built-in name is found again in any of its common disguises, and only as a suggestion when it differs', () => {
  fc.assert(
    fc.property(variant, ({ policy, at, dash, upper, wide, and, around }) => {
      const label = policy.labels[at % policy.labels.length]
      if (!label) return
      let text = label.name.replace(/[-_/ ]+/g, (found) => (found === ' ' && dash !== ' ' ? ' ' : dash))
      if (and) text = text.replace(/&/g, 'and')
      if (upper) text = text.toUpperCase()
      if (wide) text = text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
      if (around) text = `  ${text}\t`
      const [match] = matchLabels(policy.labels, [text])
      if (match?.kind === 'exact') expect(match.code).toBe(label.code)
      else expect(match?.kind === 'suggested' && match.codes.includes(label.code)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('nothing is exact that is not written exactly so', () => {
  fc.assert(
    fc.property(fc.constantFrom(...builtInPolicies), fc.string({ unit: 'binary' }), ({ labels }, text) => {
      const [match] = matchLabels(labels, [text])
      if (match?.kind !== 'exact') return
      const label = labels.find(({ code }) => code === match.code)
      expect([label?.code, label?.name, ...(label?.aliases ?? [])]).toContain(text)
    }),
  )
})
