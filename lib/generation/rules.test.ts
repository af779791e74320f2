import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignRows, type Before, type Pools } from './assign/rules'
import { anyGroup, cellKey, countOf, fillGaps, type GridState, pressKey, shareOut, spreadOver } from './grid/rules'
import {
  capInTheWay,
  estimate,
  examplesOf,
  inShort,
  progressOf,
  refill,
  rowCounts,
  sumOfCounts,
  turnsOf,
} from './rules'
import { cell, type Cell } from './schema'

const cells = (...given: Partial<Cell>[]) => given.map((each) => cell.parse({ label: 'spam', count: 1, ...each }))
const nothingBefore: Before = { positions: 0, rounds: 0, pairs: [], passages: new Map(), samples: [] }
const noPools: Pools = { personas: [], passages: [], samples: new Map() }
const noSpread = { topics: [], languages: [], turns: [] }

describe('gaps', () => {
  test('without a number, every label is brought up to the largest', () => {
    expect(fillGaps([28, 14, 12, 10])).toEqual([0, 14, 16, 18])
    expect(fillGaps([])).toEqual([])
  })

  test('sixty rows make the demo even', () => {
    expect(fillGaps([28, 14, 12, 10], 60)).toEqual([3, 17, 19, 21])
  })

  test('so many rows are shared out exactly, and no other sharing is more even', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 12 }), fc.nat(500), (counts, rows) => {
        const more = fillGaps(counts, rows)
        expect(more.reduce((sum, count) => sum + count, 0)).toBe(rows)
        const after = counts.map((count, at) => count + (more[at] ?? 0))
        // Whatever got something is at most one above the least.
        const least = Math.min(...after)
        for (const [at, count] of after.entries()) if ((more[at] ?? 0) > 0) expect(count).toBeLessThanOrEqual(least + 1)
      }),
    )
  })

  test('a number is shared out without a rest lost, and over columns that are on', () => {
    expect(shareOut(7, 3)).toEqual([3, 2, 2])
    expect(shareOut(7, 0)).toEqual([])
    const off = { [cellKey('spam', 'b')]: 'off' as const }
    const spread = spreadOver(off, ['spam'], ['a', 'b', 'c'], [7])
    expect(['a', 'b', 'c'].map((column) => countOf(spread, 'spam', column))).toEqual([4, 0, 3])
  })
})

describe('the grid by keyboard', () => {
  const shape = { labels: ['spam', 'safe'], columns: ['a', 'b', 'c'] }
  const start: GridState = {
    cells: {},
    at: { row: 0, column: 0 },
    area: { from: { row: 0, column: 0 }, to: { row: 0, column: 0 } },
    typed: null,
  }
  const press = (state: GridState, ...keys: string[]) =>
    keys.reduce((now, key) => {
      const [last = '', ...held] = key.split('+').reverse()
      return pressKey(now, { key: last, shift: held.includes('shift'), mod: held.includes('mod') }, shape) ?? now
    }, state)

  test('arrows move and stop at the edge', () => {
    expect(press(start, 'ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowDown').at).toEqual({ row: 1, column: 1 })
    expect(press(start, 'mod+ArrowRight').at).toEqual({ row: 0, column: 2 })
  })

  test('digits type one number, and moving ends it', () => {
    const typed = press(start, '1', '8', '2')
    expect(countOf(typed.cells, 'spam', 'a')).toBe(182)
    expect(countOf(press(typed, 'Backspace').cells, 'spam', 'a')).toBe(18)
    expect(countOf(press(typed, 'ArrowRight', 'ArrowLeft', '5').cells, 'spam', 'a')).toBe(5)
  })

  test('what is typed counts for all that is selected; fill right copies; Delete turns off and on', () => {
    const all = press(start, 'shift+ArrowRight', 'shift+ArrowDown', '9')
    expect([...shape.labels].flatMap((label) => ['a', 'b'].map((column) => countOf(all.cells, label, column)))).toEqual(
      [9, 9, 9, 9],
    )
    const filled = press(start, '4', 'mod+d')
    expect(shape.columns.map((column) => countOf(filled.cells, 'spam', column))).toEqual([4, 4, 4])
    const off = press(start, '4', 'Delete')
    expect(off.cells[cellKey('spam', 'a')]).toBe('off')
    expect(press(off, 'Delete').cells[cellKey('spam', 'a')]).toBe(0)
    expect(
      countOf(press({ ...start, cells: { [cellKey('spam', 'b')]: 'off' } }, '4', 'mod+d').cells, 'spam', 'b'),
    ).toBe(0)
  })

  test('other keys are left to the page', () => {
    expect(pressKey(start, { key: 'Tab', shift: false, mod: false }, shape)).toBeNull()
    expect(pressKey(start, { key: 's', shift: false, mod: true }, shape)).toBeNull()
    expect(anyGroup).toBe('*')
  })
})

describe('who writes what', () => {
  const people = (group: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `${group}${at}`, group }))

  test('nobody writes twice while there is somebody who has not written', () => {
    const pools = { ...noPools, personas: people('a', 10) }
    const rows = assignRows(cells({ count: 25, group: 'a' }), [{ cell: 0, count: 25 }], pools, noSpread, nothingBefore)
    for (const from of [0, 10])
      expect(new Set(rows.slice(from, from + 10).map(({ personaId }) => personaId)).size).toBe(10)
  })

  test('no persona writes twice on a topic while there is a topic left', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(60),
        (writers, many, count) => {
          const topics = Array.from({ length: many }, (_, at) => `t${at}`)
          const rows = assignRows(
            cells({ count: 1 }),
            [{ cell: 0, count }],
            { ...noPools, personas: people('a', writers) },
            { ...noSpread, topics },
            nothingBefore,
          )
          const pairs = rows.map(({ personaId, topic }) => `${personaId} ${topic}`)
          const distinct = Math.min(count, writers * many)
          expect(new Set(pairs.slice(0, distinct)).size).toBe(distinct)
        },
      ),
    )
  })

  test('a later round goes on where the one before ended', () => {
    const pools = { ...noPools, personas: people('a', 4) }
    const first = assignRows(cells({ count: 3 }), [{ cell: 0, count: 3 }], pools, noSpread, nothingBefore)
    const second = assignRows(cells({ count: 3 }), [{ cell: 0, count: 1 }], pools, noSpread, {
      ...nothingBefore,
      positions: 3,
      rounds: 1,
      pairs: first,
    })
    expect(second).toMatchObject([{ position: 3, round: 1, personaId: 'a3' }])
  })

  test('groups share the rows of a cell that names none, and keep to their own cell otherwise', () => {
    const pools = { ...noPools, personas: [...people('a', 9), ...people('b', 9)] }
    const both = assignRows(cells({}), [{ cell: 0, count: 10 }], pools, noSpread, nothingBefore)
    expect(both.filter(({ personaId }) => personaId?.startsWith('a'))).toHaveLength(5)
    const own = assignRows(cells({ group: 'b' }), [{ cell: 0, count: 5 }], pools, noSpread, nothingBefore)
    expect(own.every(({ personaId }) => personaId?.startsWith('b'))).toBe(true)
  })

  test('topics, languages, turns, passages and samples are spread evenly, each once before any twice', () => {
    const pools: Pools = {
      personas: [],
      passages: ['p', 'q'].map((id) => ({ id, source: 'page' })),
      samples: new Map([[0, ['s', 't', 'u']]]),
    }
    const spread = { topics: ['x', 'y'], languages: ['en', 'nl'], turns: [1, 3] }
    const rows = assignRows(cells({}), [{ cell: 0, count: 4 }], pools, spread, {
      ...nothingBefore,
      passages: new Map([['p', 1]]),
      samples: ['s'],
    })
    expect(rows.map(({ topic }) => topic)).toEqual(['x', 'y', 'x', 'y'])
    expect(new Set(rows.map(({ language, turns }) => `${language}${turns}`)).size).toBe(4)
    expect(rows.map(({ passageId }) => passageId)).toEqual(['q', 'p', 'q', 'p'])
    expect(rows.map(({ fromSampleId }) => fromSampleId)).toEqual(['t', 'u', 's', 't'])
  })

  test('the first rows show every cell', () => {
    const rows = assignRows(
      cells({ label: 'a' }, { label: 'b' }),
      [
        { cell: 0, count: 5 },
        { cell: 1, count: 2 },
      ],
      noPools,
      noSpread,
      nothingBefore,
    )
    expect(rows.map(({ label }) => label)).toEqual(['a', 'b', 'a', 'b', 'a', 'a', 'a'])
    expect(rows.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })
})

describe('closing on the target', () => {
  const progress = (kept: number, idle = 0, lastAsked = 10, lastKept = 5) => ({ kept, idle, lastAsked, lastKept })

  test('each cell is asked for exactly what it lacks', () => {
    expect(refill(cells({ count: 10 }, { count: 5 }), [progress(7), progress(5)], 1)).toEqual({
      needs: [{ cell: 0, count: 3 }],
      dry: [],
    })
  })

  test('a cell that keeps nothing for long has run dry, and so has a run that asked for too many rounds', () => {
    expect(refill(cells({ count: 10 }), [progress(0, 10)], 1).dry).toEqual([0])
    expect(refill(cells({ count: 100 }), [progress(50, 0, 60, 1)], 3).dry).toEqual([0])
    expect(refill(cells({ count: 10 }), [progress(9)], 30).dry).toEqual([0])
    // One that failed once or twice is no sign.
    expect(refill(cells({ count: 10 }), [progress(8, 4, 2, 0)], 2).needs).toEqual([{ cell: 0, count: 2 }])
  })

  test('rows that were not kept count from the last round that kept any', () => {
    const rows = (round: number, kept: boolean, count: number) => ({ round, kept, count })
    expect(progressOf([rows(1, false, 2), rows(0, true, 8), rows(0, false, 2), rows(2, false, 2)])).toEqual({
      kept: 8,
      idle: 4,
      lastAsked: 2,
      lastKept: 0,
    })
    expect(progressOf([rows(0, false, 3), rows(1, true, 1), rows(1, false, 2)])).toEqual({
      kept: 1,
      idle: 0,
      lastAsked: 3,
      lastKept: 1,
    })
    expect(progressOf([])).toEqual({ kept: 0, idle: 0, lastAsked: 0, lastKept: 0 })
  })

  test('kept, not kept, failed, cancelled and waiting are what was asked, whatever the state', () => {
    fc.assert(
      fc.property(
        fc.record({
          asked: fc.nat(99),
          judging: fc.nat(99),
          kept: fc.nat(99),
          notKept: fc.nat(99),
          failed: fc.nat(99),
        }),
        fc.constantFrom('running', 'paused', 'done', 'failed', 'cancelled'),
        (counts, status) => {
          const sums = rowCounts(counts, status)
          expect(sumOfCounts(sums)).toBe(sums.asked)
          if (status !== 'running' && status !== 'paused') expect(sums.waiting).toBe(0)
        },
      ),
    )
  })

  test('a cap of time is reached with its last minute', () => {
    expect(capInTheWay({ minutes: 2 }, 1.99)).toBeNull()
    expect(capInTheWay({ minutes: 2 }, 2)).toBe('The cap of 2 minutes is reached')
    expect(capInTheWay({}, 1e9)).toBeNull()
  })
})

test('turns end with whom is judged', () => {
  expect(turnsOf('conversation', 'prompt', 4)).toBe(5)
  expect(turnsOf('conversation', 'response', 3)).toBe(4)
  expect(turnsOf('response-pair', 'response', null)).toBe(2)
  expect(turnsOf('prompt-pair', 'prompt', null)).toBe(1)
})

test('examples show as many cells as they can', () => {
  expect(
    examplesOf(cells({ label: 'a', count: 9 }, { label: 'b', count: 9 }), 3).map(({ label, count }) => [label, count]),
  ).toEqual([
    ['a', 2],
    ['b', 1],
  ])
  expect(examplesOf(cells({ label: 'a' }, { label: 'b' }, { label: 'c' }, { label: 'd' }), 3)).toHaveLength(3)
})

test('a plan said in short asks for as many rows of each label from each source, and for any number of columns it fits an address', () => {
  const columns = Array.from({ length: 60 }, (_, at) => `A topic of some length, number ${at}`)
  const labels = ['safe', 'spam-scams', 'privacy', 'self-harm']
  const cellOf = (label: string, topic: string, source: string | null) => cell.parse({ label, topic, source, count: 2 })
  const [one, two] = ['01990000-0000-7000-8000-000000000001', '01990000-0000-7000-8000-000000000002']
  const whole = labels.flatMap((label) => columns.map((topic, at) => cellOf(label, topic, at % 2 ? one : two)))
  const short = inShort({ seed: 1, cells: whole })
  expect(short.seed).toBe(1)
  expect(short.cells.map(({ label, source, count }) => [label, source, count])).toEqual(
    labels.flatMap((label) => [two, one].map((source) => [label, source, 60])),
  )
  expect(encodeURIComponent(JSON.stringify(whole)).length).toBeGreaterThan(16_384)
  expect(encodeURIComponent(JSON.stringify(short)).length).toBeLessThan(4_096)
})

test('an estimate says what calls cost, and how long they take at the model’s limits', () => {
  const base = {
    rows: 100,
    tokensIn: 500,
    usualOut: 100,
    like: null,
    again: 0.1,
    priceIn: 1,
    priceOut: 4,
    inFlight: 10,
    requestsPerMinute: null,
    usualLatencyMs: 1000,
    judging: { calls: 0, tokensIn: 0, tokensOut: 0, costMicros: 0 },
  }
  expect(estimate(base)).toMatchObject({
    calls: 110,
    tokensIn: 55_000,
    tokensOut: 11_000,
    micros: 99_000,
    spreadMicros: 22_000,
    seconds: 11,
  })
  expect(estimate({ ...base, requestsPerMinute: 60 }).seconds).toBe(110)
  const like = { calls: 100, tokensOut: 50, spread: 10, latencyMs: 500 }
  expect(estimate({ ...base, like })).toMatchObject({ tokensOut: 5_500, spreadMicros: 880, seconds: 6 })
  const judging = { calls: 2, tokensIn: 300, tokensOut: 80, costMicros: 50 }
  expect(estimate({ ...base, judging })).toMatchObject({
    calls: 330,
    tokensIn: 88_000,
    tokensOut: 19_800,
    micros: 104_500,
    seconds: 33,
  })
  expect(estimate({ ...base, rows: 0 })).toMatchObject({ calls: 0, micros: 0 })
})
