import type { PoolClient } from 'pg'
import { contentHash } from '../../content-hash'
import type { Wrapper } from '../../wrappers/schema'
import { idSeries } from './copy-text'
import { copyLines, openLanding } from './landing'
import {
  type Destination,
  joiningSamples,
  pairLine,
  pairs,
  plainHead,
  plainPlans,
  plainSamples,
  sampleLine,
} from './landing-tables'
import { type Mapped, rowMapper } from '../mapping/map-row'
import type { Caps } from '../read/schema'
import type { Entry } from '../read/entry'
import { readFile } from '../read/read-file'
import { rejectCopy, type Rejected, rejectedRow, rejectLine, rejectsKept } from './rejects'
import { readySample, textFault } from '../mapping/ready-row'
import type { Frame } from '../mapping/schema'
import type { Counts, ImportPlan } from '../schema'
import type { targetOf } from '../target-of'

export type Sums = Counts

export type ImportOrder = {
  plan: ImportPlan
  target: Pick<Awaited<ReturnType<typeof targetOf>>, 'policy'>
  caps: Caps
  frame: Frame | null
  wrappers: readonly Wrapper[] | null
  path: string
  destination: Destination
  stopped: () => boolean
  progress: (bytes: number) => Promise<void>
}

/** Reads, maps, hashes and lands the rows of all files within the caller's transaction. */
export async function importRows(client: PoolClient, order: ImportOrder): Promise<{ sums: Sums; rejected: Rejected }> {
  const { plan, destination, caps } = order
  const sums: Sums = { read: 0, added: 0, repeats: 0, filtered: 0, rejected: 0, pairs: 0, unwrapped: 0, unlabelled: 0 }
  const rejected: Rejected = { count: 0, first: [] }
  const map = rowMapper(plan.mapping, order.target.policy)
  const nextId = idSeries()
  const intoPairs = plan.mapping.pair !== null
  const join = plan.repeats === 'join'
  const head = plainHead(destination)
  await client.query(plainPlans)
  const landing = await openLanding(
    client,
    intoPairs ? pairs(destination, join) : join ? joiningSamples(destination) : plainSamples,
  )
  // Texts of the load that is being made: the table does not know them yet.
  let firsts = new Map<string, string>()
  const refused = () => plan.unreadable === 'refuse' && rejected.count > 0

  function firstOf(hash: string, id: string) {
    if (!join) return '\\N'
    const first = firsts.get(hash)
    if (first === undefined) firsts.set(hash, id)
    return first ?? '\\N'
  }

  function reject(
    file: string,
    entry: Entry,
    reason: string,
    encoding: ImportPlan['files'][number]['shape']['encoding'],
  ) {
    rejected.count++
    if (plan.unreadable === 'skip' || rejected.first.length < rejectsKept)
      rejected.first.push(rejectedRow(sums.read - 1, file, entry, reason, encoding))
  }

  /** Returns whether the load is full. */
  function land(mapped: Mapped) {
    const row = sums.read - 1
    if ('pair' in mapped) {
      sums.pairs++
      const { pair } = mapped
      const hash = contentHash(pair.prompt, `${pair.a}\u0000${pair.b}`)
      const id = nextId()
      return landing.add(`${pairLine(row, id, hash, pair)}\t${firstOf(hash, id)}`)
    }
    if (!('sample' in mapped)) return false
    const sample = readySample(mapped.sample, order)
    if (sample.wrapper !== null) sums.unwrapped++
    if (sample.unlabelled) sums.unlabelled++
    const hash = contentHash(sample.prompt, sample.response)
    const id = nextId()
    const line = sampleLine(row, id, hash, sample)
    return landing.add(
      join ? `${line.head}\t${line.rest}\t${firstOf(hash, id)}` : `${head}${row + 1}\t${row}\t${line.rest}`,
    )
  }

  async function flush() {
    await landing.flush()
    firsts = new Map()
    if (plan.unreadable !== 'skip' || rejected.first.length === 0) return
    await landing.settled()
    await copyLines(
      client,
      rejectCopy,
      rejected.first.map((row) => rejectLine(destination.sourceId, row)),
    )
    rejected.first = []
  }

  try {
    const tally = { uploaded: 0, decoded: 0 }
    let toldAt = Date.now()
    for (const { file, entry: within, packing, shape } of plan.files) {
      for await (const entries of readFile({ path: order.path, file, packing, entry: within }, shape, caps, tally)) {
        for (const entry of entries) {
          sums.read++
          const mapped: Mapped = entry.values === null ? { unreadable: entry.reason ?? '' } : map(entry.values)
          const fault = 'unreadable' in mapped ? mapped.unreadable : textFault(entry.original, mapped)
          if (fault !== null)
            reject(
              file,
              entry,
              fault,
              shape.kind === 'csv' || shape.kind === 'json' || shape.kind === 'jsonl' ? shape.encoding : 'utf-8',
            )
          else if ('filtered' in mapped) sums.filtered++
          // Once a row was refused nothing lands any more; the rest is read to tell of all that is wrong.
          else if (!refused() && land(mapped)) await flush()
        }
        if (order.stopped()) throw new Error('Stopped')
        if (rejected.first.length >= 5000) await flush()
        if (Date.now() - toldAt < 1000) continue
        toldAt = Date.now()
        await order.progress(tally.uploaded)
      }
    }
    if (!refused()) await flush()
    await landing.settled()
  } catch (error) {
    await landing.abandon()
    throw error
  }
  return {
    sums: { ...sums, ...landing.landed, rejected: rejected.count, pairs: intoPairs ? landing.landed.added : 0 },
    rejected,
  }
}
