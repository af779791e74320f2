import { cramersV } from '../artefacts/rules'
import { summedUp } from '../behind/rules'
import { type Crossed, type Figure, rest } from '../schema'

const mostRows = 40
/** A label of nobody's: what has none is a column too. */
export const unlabelled = ''

/** How often each label stands with each value of something: a table whose rows are found on the way. */
export function openCross() {
  const rows = new Map<string, Map<string, number>>()
  return {
    add(key: string, codes: readonly string[], count = 1) {
      const cells = rows.get(key) ?? new Map<string, number>()
      for (const code of codes.length ? codes : [unlabelled]) cells.set(code, (cells.get(code) ?? 0) + count)
      rows.set(key, cells)
    },
    keys: () => [...rows.keys()].filter(Boolean),
    /** The fullest rows by name; what is left is summed up in one. */
    table(nameOf: (key: string) => string = (key) => key): Crossed[] {
      const sorted = [...rows].map(([key, cells]) => ({ key, cells, sum: sumOf(cells) })).sort((a, b) => b.sum - a.sum)
      const [shown, others] = [sorted.slice(0, mostRows), sorted.slice(mostRows)]
      const named = shown.map(({ key, cells }) => ({ key, name: nameOf(key), cells: Object.fromEntries(cells) }))
      if (others.length === 0) return named
      const summed = new Map<string, number>()
      for (const { cells } of others)
        for (const [code, count] of cells) summed.set(code, (summed.get(code) ?? 0) + count)
      const keys = summedUp(others.map(({ key }) => key))
      return [...named, { key: rest, name: `${others.length} others`, cells: Object.fromEntries(summed), ...keys }]
    },
    /** Of what says something: whether it says anything is another question. */
    association(): Figure {
      const saying = [...rows].flatMap(([key, cells]) => (key === '' ? [] : [cells]))
      const codes = [...new Set(saying.flatMap((cells) => [...cells.keys()]))].filter((code) => code !== unlabelled)
      return cramersV(saying.map((cells) => codes.map((code) => cells.get(code) ?? 0)))
    },
  }
}

const sumOf = (cells: Map<string, number>) => [...cells.values()].reduce((sum, count) => sum + count, 0)
