import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressOf, chipsOf, cursorOf, filterOf, placeOf, toggled } from './rules'
import { polarities } from '../schema'
import { listSamplesInput, sampleFilter } from './schema'

const code = fc.string({ minLength: 0, maxLength: 20, unit: 'binary' })
const filters = fc.record(
  {
    labels: fc.array(code, { minLength: 1, maxLength: 5 }),
    polarity: fc.array(fc.constantFrom(...polarities), { minLength: 1, maxLength: 3 }),
    source: fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }),
    language: fc.array(fc.constantFrom('', 'en', 'pt-BR'), { minLength: 1, maxLength: 3 }),
    judged: fc.boolean(),
    tainted: fc.boolean(),
    minCharacters: fc.nat(9_999),
    text: fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !text.includes('\u0000')),
  },
  { requiredKeys: [] },
)

test('a filter comes back from its address as it was', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      expect(
        filterOf(Object.fromEntries(new URLSearchParams(new URLSearchParams(addressOf(filter)).toString()))),
      ).toEqual(filter)
    }),
  )
})

test('what is not in the list of keys is refused, however it is dressed', () => {
  const attacks = [
    '{"__proto__":{"labels":["x"]}}',
    '{"constructor":1}',
    '{"AND":[]}',
    '{"OR":[{"projectId":"x"}]}',
    '{"NOT":{}}',
    '{"project":{"is":{}}}',
    '{"projectId":"x"}',
    '{"labels":{"has":"x"}}',
    '{"labels":{"some":{}}}',
    '{"state":{"not":"new"}}',
    '{"text":{"contains":"x"}}',
    '{"source":[{"in":[]}]}',
    '{"ids":["1 OR 1=1"]}',
    '{"judged":"true; DROP TABLE"}',
    '{"minCharacters":"1e9"}',
    '{"minCharacters":-1}',
    '{"state":["new","gone"]}',
    '{"dataset.project.users":"x"}',
  ]
  for (const attack of attacks) expect(sampleFilter.safeParse(JSON.parse(attack)).success, attack).toBe(false)
})

test('no random object with a strange key is taken for a filter', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({ minLength: 1, maxLength: 12 }), fc.jsonValue(), { minKeys: 1, maxKeys: 4 }),
      (strange) => {
        const known = Object.keys(strange).every((key) => Object.hasOwn(sampleFilter.shape, key))
        if (!known) expect(sampleFilter.safeParse(strange).success).toBe(false)
      },
    ),
  )
})

test('orders, cursors and sizes are read strictly', () => {
  for (const input of [
    { order: 'prompt' },
    { order: 'id; --' },
    { after: 'x' },
    { take: 0 },
    { take: 501 },
    { offset: 10 },
    { orderBy: { id: 'asc' } },
  ])
    expect(listSamplesInput.safeParse(input).success, JSON.stringify(input)).toBe(false)
})

test('a broken address opens the list with what can be read of it', () => {
  expect(filterOf({ labels: 'spam,', state: 'gone', judged: 'yes', wild: 'x', __proto__: 'x' })).toEqual({
    labels: ['spam', ''],
    judged: true,
  })
})

test('a place in the list names the row, and its length where that is the order', () => {
  const row = { id: '019a2b3c-0000-7000-8000-000000000001', characters: 77 }
  expect(placeOf(cursorOf('longest', row))).toEqual(row)
  expect(cursorOf('newest', row)).toBe(row.id)
})

test('a choice is taken back by choosing it again', () => {
  const one = toggled({}, 'labels', 'spam')
  expect(toggled(toggled(one, 'labels', 'safe'), 'labels', 'spam')).toEqual({ labels: ['safe'] })
  expect(toggled(one, 'labels', 'spam')).toEqual({})
})

test('each thing that narrows the list is said in words', () => {
  const words = chipsOf(
    { labels: ['a', 'b'], state: ['new'], judged: false, minCharacters: 10, maxCharacters: 20, text: 'x' },
    (_, value) => value,
  ).map(({ words }) => words)
  expect(words).toEqual(['2 labels', 'new', 'Not judged', '10 to 20 characters', 'Text has x'])
})
