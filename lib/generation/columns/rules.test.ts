import { describe, expect, test } from 'vitest'
import { addressOf, draftOf, planOf } from '../address/rules'
import { cellKey } from '../grid/rules'
import type { GridView } from '../schema'
import { columnsAsked, columnsOf, fitsOf, mostColumns, moveCounts } from './rules'

const grid: GridView = {
  dataset: { id: '01990000-0000-7000-8000-000000000000', name: 'Prompts', target: 'prompt' },
  labels: [
    { code: 'spam', name: 'Spam', polarity: 'unsafe', now: 3 },
    { code: 'safe', name: 'Safe', polarity: 'safe', now: 9 },
  ],
  groups: [
    { name: 'Rowers', personas: 8 },
    { name: '', personas: 2 },
  ],
  wrote: [],
  sources: [
    { id: '01990000-0000-7000-8000-000000000001', name: 'A page on boats', passages: 4 },
    { id: '01990000-0000-7000-8000-000000000002', name: 'A page on buns', passages: 2 },
  ],
  datasets: [],
}
const draft = (asked: Record<string, string>) => draftOf(asked, grid, [{ id: 'm' }])
const everyWay = { groups: 'Rowers,-', topics: 'Boats\nBuns', languages: 'en,nl', turns: '3,5' }

describe('columns', () => {
  test('personas alone have a column each, and the rest is spread', () => {
    const columns = columnsOf(draft(everyWay), grid, fitsOf('content'))
    expect(columns.map(({ key, name, more, spoken }) => [key, name, more, spoken])).toEqual([
      ['Rowers', 'Rowers', '8 personas', 'Rowers'],
      ['-', 'In no group', '2 personas', 'In no group'],
    ])
  })

  test('label by group, topic, language and length: every pairing is a cell of the plan', () => {
    const asked = draft({ ...everyWay, by: 'topic,language,turns' })
    const columns = columnsOf(asked, grid, fitsOf('conversation'))
    expect(columns).toHaveLength(16)
    const [first] = columns
    expect(first).toMatchObject({ group: 'Rowers', topic: 'Boats', language: 'en', turns: 3, source: null })
    expect(first?.spoken).toBe('Rowers, Boats, English, 3 messages')
    const cells = { [cellKey('spam', first?.key ?? '')]: 7 }
    expect(planOf({ ...asked, cells }, grid, { columns, response: false }).cells).toEqual([
      { label: 'spam', group: 'Rowers', topic: 'Boats', source: null, language: 'en', turns: 3, count: 7 },
    ])
  })

  test('a group whose name holds a comma or a percent sign is one column, and its address leads back to it', () => {
    const names = ['Rowers, retired', '100% rowers', 'A%2Cb']
    const there = { ...grid, groups: names.map((name) => ({ name, personas: 1 })) }
    const draft = { ...draftOf({ groups: '*' }, there, [{ id: 'm' }]), groups: names }
    const again = draftOf(Object.fromEntries(new URLSearchParams(addressOf(draft, 'd'))), there, [{ id: 'm' }])
    expect(again.groups).toEqual(names)
    expect(columnsOf(again, there, fitsOf('content')).map(({ group }) => group)).toEqual(names)
  })

  test('a text has no length, and what starts from samples has no topic', () => {
    const asked = draft({ ...everyWay, by: 'topic,language,turns' })
    expect(columnsOf(asked, grid, fitsOf('content'))).toHaveLength(8)
    expect(columnsOf(asked, grid, fitsOf('translation')).map(({ name }) => name)).toEqual(['English', 'Dutch'])
    expect(columnsOf(asked, grid, fitsOf('response'))).toMatchObject([{ key: '*' }])
  })

  test('pairs have a column for each source of passages', () => {
    const asked = draft({ groups: '*', by: 'source' })
    expect(columnsOf(asked, grid, fitsOf('prompt-pair')).map(({ name, source }) => [name, source])).toEqual(
      grid.sources.map(({ id, name }) => [name, id]),
    )
  })

  test('an address brings the same columns and counts back', () => {
    const asked = draft({ ...everyWay, by: 'topic,language', label: 'spam', count: '19' })
    const again = draft(Object.fromEntries(new URLSearchParams(addressOf(asked, grid.dataset.id))))
    expect(addressOf(again, grid.dataset.id)).toBe(addressOf(asked, grid.dataset.id))
    expect(again.by).toEqual(['topic', 'language'])
    expect(Object.values(again.cells).reduce<number>((sum, count) => sum + Number(count), 0)).toBe(19)
  })

  test('there is an end to them, and it is told', () => {
    const topics = Array.from({ length: 50 }, (_, at) => `Topic ${at}`).join('\n')
    const asked = draft({ ...everyWay, topics, by: 'topic,language' })
    expect(columnsOf(asked, grid, fitsOf('content'))).toHaveLength(mostColumns)
    expect(columnsAsked(asked, grid, fitsOf('content'))).toBe(200)
  })

  test('what a column held that is gone is shared out over those that are new, else over those that stay', () => {
    const labels = ['spam', 'safe']
    const columns = (asked: Record<string, string>) => columnsOf(draft(asked), grid, fitsOf('content'))
    const [one, two] = [columns({ groups: '*' }), columns({ groups: 'Rowers,-' })]
    const cells = { [cellKey('spam', '*')]: 5, [cellKey('safe', '*')]: 'off' as const }
    const apart = moveCounts(cells, labels, one, two)
    expect(apart).toEqual({ [cellKey('spam', 'Rowers')]: 3, [cellKey('spam', '-')]: 2 })
    expect(moveCounts(apart, labels, two, columns({ groups: 'Rowers' }))).toEqual({ [cellKey('spam', 'Rowers')]: 5 })
    expect(moveCounts(apart, labels, columns({ groups: 'Rowers' }), two)).toBe(apart)
  })
})
