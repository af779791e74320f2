import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'

/**
 * Starts a file of ours in a thread of its own, with nothing of our environment. A thread reads TypeScript only once it
 * has been taught to; what this process was told with `--import` does not reach it.
 */
export function startThread(file: `lib/${string}.ts`, workerData: unknown) {
  const { href } = pathToFileURL(join(/* turbopackIgnore: true */ process.cwd(), file))
  const entry = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(href)})))`
  return new Worker(entry, { eval: true, env: {}, workerData })
}
