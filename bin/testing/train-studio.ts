import { db } from '../../lib/db'
import { createSamples } from '../../lib/samples/create-samples'
import { startWorker } from '../../lib/worker'
import type { Ctx } from '../../lib/ctx'
import { mildExamples } from './mild-texts'

const labelOf: Record<string, string> = { spam: 'spam-scams', privacy: 'privacy', insult: 'self-harm' }

/** Mild labelled samples in a dataset of the starter policy: enough to train from. */
export async function fillLabelled(ctx: Ctx, dataset: string, count = 600, seed = 1) {
  const samples = mildExamples(count, { seed }).map(({ prompt, unsafe, labels }, at) => ({
    prompt,
    labels: [unsafe ? (labelOf[labels?.[0] ?? ''] ?? 'spam-scams') : 'safe'],
    language: at % 5 === 0 ? 'nl' : 'en',
  }))
  await createSamples(ctx, { dataset, samples })
}

/** Works until a run has ended, and tells how. */
export async function workUntilEnded(runId: string | null) {
  const worker = await startWorker()
  try {
    for (;;) {
      const run = await db.run.findUniqueOrThrow({ where: { id: runId ?? '' }, select: { status: true, reason: true } })
      if (run.status !== 'running') return run
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    await worker.stop()
  }
}
