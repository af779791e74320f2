import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { runWork, type Works } from './work'

/** So few texts take less time than a thread takes to start. */
const fewTexts = 3_000

/** Heavy arithmetic away from the loop that renews leases and answers people; little of it here and now. */
export async function awayFromLoop<W extends keyof Works>(
  work: W,
  given: Parameters<Works[W]>[0],
  { texts, signal }: { texts: number; signal?: AbortSignal },
): Promise<Awaited<ReturnType<Works[W]>>> {
  return texts > fewTexts ? inThread(work, given, signal) : runWork(work, given)
}

/** Ends at once when nobody wants it any more. */
export function inThread<W extends keyof Works>(
  work: W,
  given: Parameters<Works[W]>[0],
  signal?: AbortSignal,
): Promise<Awaited<ReturnType<Works[W]>>> {
  signal?.throwIfAborted()
  const thread = new Worker(entry(), { eval: true, env: {}, workerData: { work, given } })
  return new Promise<Awaited<ReturnType<Works[W]>>>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    thread
      .once('message', resolve)
      .once('error', reject)
      .once('exit', () => reject(new Error('A thread ended before its work')))
  }).finally(() => thread.terminate())
}

/** A thread reads TypeScript only once it has been taught to; what it is told with `--import` does not reach it. */
function entry() {
  const file = pathToFileURL(join(/* turbopackIgnore: true */ process.cwd(), 'lib/models/threads/thread.ts'))
  return `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(file.href)})))`
}
