import { answerOf, startThread } from '../../thread'
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
  return answerOf(startThread('lib/models/threads/thread.ts', { work, given }), signal)
}
