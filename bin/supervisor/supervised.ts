import type { ChildMessage } from './child'

/** Whether a supervisor started this process and holds a channel to it. */
export const isSupervised = () => Boolean(process.send)

export const tell = (message: ChildMessage) => process.send?.(message)

/**
 * Ends this process tidily: when asked to, and when its supervisor is gone. A child of a supervisor leaves Ctrl-C, which
 * reaches the whole terminal, to it.
 */
export function onStop(tidy: () => Promise<void>) {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await tidy().catch((error) => console.error(error))
    process.exit(0)
  }
  const ignore = () => {}
  process.on('SIGTERM', stop)
  process.on('SIGINT', isSupervised() ? ignore : stop)
  process.on('SIGHUP', isSupervised() ? ignore : stop)
  if (isSupervised()) process.on('disconnect', stop)
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignore)
}
