import type { Attempt } from '../job'
import type { Materials } from './find-materials'
import { landRows } from './land-rows'
import type { Landed } from './write-row'

const groupMilliseconds = 100
const groupRows = 250

/** Collects rows as they land and writes them in small groups, one group at a time. A write that fails ends the batch. */
export function openLanding(
  attempt: Pick<Attempt, 'keep' | 'run' | 'batch'>,
  materials: Materials,
  failed: () => void,
) {
  let waiting: Landed[] = []
  let last = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let error: unknown = null

  function flush() {
    if (timer) clearTimeout(timer)
    timer = null
    last = last.then(async () => {
      const rows = waiting
      waiting = []
      if (error || rows.length === 0) return
      try {
        await attempt.keep((ctx) => landRows(ctx, { ...attempt.batch, runId: attempt.run.id }, materials, rows))
      } catch (thrown) {
        error = thrown
        failed()
      }
    })
    return last
  }

  return {
    add(row: Landed) {
      waiting.push(row)
      if (waiting.length >= groupRows) flush()
      else timer ??= setTimeout(flush, groupMilliseconds)
    },
    /** Writes the rest; throws what went wrong on the way. */
    async close() {
      await flush()
      if (error) throw error
    },
  }
}
