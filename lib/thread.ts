import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/**
 * Starts a file of ours in a thread of its own, with nothing of our environment. A thread reads TypeScript only once it
 * has been taught to; what this process was told with `--import` does not reach it. It is taught to require it, not to
 * import it: that would take a second thread for each, and thirty megabytes.
 */
export function startThread(file: `lib/${string}.ts`, workerData: unknown) {
  const path = join(/* turbopackIgnore: true */ process.cwd(), file)
  const entry = `require('tsx/cjs/api').register(); require(${JSON.stringify(path)})`
  return new Worker(entry, { eval: true, env: {}, workerData })
}

/** What a thread that does one work says at its end. It ends at once when nobody wants that any more. */
export function answerOf<T>(thread: Worker, signal?: AbortSignal): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })
    if (signal?.aborted) stop()
    thread
      .once('message', resolve)
      .once('error', reject)
      .once('exit', () => reject(new Error('A thread ended before its work')))
  }).finally(() => thread.terminate())
}
