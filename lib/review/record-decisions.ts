import { allow, type Ctx } from '../ctx'
import { AppError } from '../errors'
import type { EntryResult, RecordDecisionsInput } from './decision/schema'
import { recordDecision } from './record-decision'
import { takeBack } from './take-back'

/**
 * What a browser kept while it worked, in order. Each is settled by itself; one that was sent before is told as it was then.
 * Where the studio itself fails, the rest is not tried: the answer is shorter, and the browser keeps what it has not heard of.
 */
export async function recordDecisions(ctx: Ctx, { entries }: RecordDecisionsInput): Promise<EntryResult[]> {
  allow(ctx, 'review')
  const results: EntryResult[] = []
  for (const entry of entries) {
    const { key } = entry
    try {
      const told = entry.kind === 'undo' ? await takeBack(ctx, entry) : await recordDecision(ctx, entry)
      results.push({ key, ok: true, ...told })
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'unavailable') {
        if (results.length === 0) throw error
        break
      }
      const { code, message, details = null } = error
      results.push({ key, ok: false, code, message, details })
    }
  }
  return results
}
