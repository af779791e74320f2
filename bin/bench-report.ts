import { readFileSync, writeSync } from 'node:fs'

type Cell = string | number

/** A table for people: numbers to the right, words to the left. */
export function printTable(rows: Record<string, Cell>[]) {
  const titles = Object.keys(rows[0] ?? {})
  const cells = [titles, ...rows.map((row) => titles.map((title) => format(row[title] ?? '')))]
  const widths = titles.map((_, at) => Math.max(...cells.map((row) => row[at]?.length ?? 0)))
  const isNumber = titles.map((title) => rows.every((row) => typeof row[title] === 'number'))
  for (const row of cells) {
    console.log(
      row.map((cell, at) => (isNumber[at] ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0))).join('  '),
    )
  }
}

/** The one line for machines. It comes last: after what the pool still has to say when its database is taken down. */
export function printResult(result: Record<string, string | number | boolean>) {
  process.once('exit', () => writeSync(1, `RESULT ${JSON.stringify(result)}\n`))
}

/** Runs something once and returns its outcome with the milliseconds it took. */
export async function timed<T>(work: () => Promise<T> | T) {
  const begun = performance.now()
  const outcome = await work()
  return { outcome, milliseconds: performance.now() - begun }
}

export async function repeated(times: number, work: (turn: number) => Promise<unknown> | unknown) {
  const taken: number[] = []
  for (let turn = 0; turn < times; turn++) taken.push((await timed(() => work(turn))).milliseconds)
  return spread(taken)
}

export function spread(values: number[]) {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
  return { min: sorted[0] ?? 0, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: sorted.at(-1) ?? 0 }
}

/** Megabytes of memory that a process holds now; null where the machine does not say. */
export function residentMegabytes(pid = process.pid) {
  if (pid === process.pid) return process.memoryUsage.rss() / 2 ** 20
  return fromStatus(pid, 'VmRSS')
}

/** The most it ever held. */
export const peakMegabytes = (pid = process.pid) =>
  fromStatus(pid, 'VmHWM') ?? (pid === process.pid ? process.resourceUsage().maxRSS / 1024 : null)

function fromStatus(pid: number, field: 'VmRSS' | 'VmHWM') {
  try {
    const found = readFileSync(`/proc/${pid}/status`, 'utf8').match(new RegExp(`${field}:\\s+(\\d+) kB`))
    return found ? Number(found[1]) / 1024 : null
  } catch {
    return null
  }
}

const format = (cell: Cell) =>
  typeof cell === 'string' ? cell : cell.toLocaleString('en', { maximumFractionDigits: Math.abs(cell) < 100 ? 2 : 0 })
