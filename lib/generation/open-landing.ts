import type { Attempt } from '../job'
import type { Materials } from './find-materials'
import { landRows, type Unjudged } from './land-rows'
import type { Landed } from './write-row'

const groupMilliseconds = 400
const groupRows = 500

/** Collects rows as they land and writes them in small groups, one group at a time. A write that fails ends the batch. */
export function openLanding(
  attempt: Pick<Attempt, 'keep' | 'run' | 'batch'>,
  materials: Materials,
  { judge, failed }: { judge: (row: Unjudged) => Promise<Landed | null>; failed: () => void },
) {
  let waiting: Landed[] = []
  let last = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let error: unknown = null
  const judging: Promise<void>[] = []

  async function sendToJudges(row: Unjudged) {
    const judged = await judge(row)
    if (judged) add(judged)
  }

  function add(row: Landed) {
    waiting.push(row)
    if (waiting.length >= groupRows) flush()
    else timer ??= setTimeout(flush, groupMilliseconds)
  }

  function flush() {
    if (timer) clearTimeout(timer)
    timer = null
    last = last.then(async () => {
      const rows = waiting
      waiting = []
      if (error || rows.length === 0) return
      try {
        const batch = { ...attempt.batch, runId: attempt.run.id }
        const unjudged = await attempt.keep((ctx) => landRows(ctx, batch, materials, rows))
        judging.push(...unjudged.map(sendToJudges))
      } catch (thrown) {
        error = thrown
        failed()
      }
    })
    return last
  }

  return {
    add,
    /** For rows that were written before, and wait for their judges since. */
    judge: (row: Unjudged) => void judging.push(sendToJudges(row)),
    /** Writes the rest, when its judges have spoken; throws what went wrong on the way. */
    async close() {
      do {
        await flush()
        await Promise.all(judging.splice(0))
      } while (waiting.length > 0 && !error)
      if (error) throw error
    },
  }
}
