import { audit } from '../audit'
import { allow, type Ctx } from '../ctx'
import type { Download } from '../download-door'
import { findLeakRun } from './leaks/find-leak-run'
import { readLeaks } from './leaks/read-leaks'
import type { LeaksInput } from './schema'

const atOnce = 1_000

/** Every row that leaked with what it was found in, a line of JSON each. */
export async function downloadLeaks(ctx: Ctx, { runId }: LeaksInput): Promise<Download> {
  allow(ctx, 'curate')
  const { number, plan } = await findLeakRun(ctx, runId)
  const name = `leaks-of-run-${number}.jsonl`
  return {
    name,
    type: 'application/x-ndjson',
    etag: null,
    bytes: null,
    begin: () => audit(ctx, 'leaks.download', runId, { name, after: plan.names }),
    async *open() {
      for (let after: string | undefined, more = true; more; ) {
        const { leaks, next } = await readLeaks(ctx, { ...plan, runId, after, take: atOnce })
        if (leaks.length > 0)
          yield Buffer.from(
            leaks
              .map(({ similarity, left, right }) => `${JSON.stringify({ similarity, found: right, in: left })}\n`)
              .join(''),
          )
        more = next !== null
        after = next ?? undefined
      }
    },
  }
}
