import { startThread } from '../../thread'
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
  const thread = startThread('lib/models/threads/thread.ts', { work, given })
  return new Promise<Awaited<ReturnType<Works[W]>>>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    thread
      .once('message', resolve)
      .once('error', reject)
      .once('exit', () => reject(new Error('A thread ended before its work')))
  }).finally(() => thread.terminate())
}
