export type Stopping = {
  /** Aborted at the first request to stop, with its reason. */
  signal: AbortSignal
  /** Rejects at the first request to stop. */
  requested: Promise<never>
}

/** Listens for every way of being asked to stop; asked a second time, calls `hard`. */
export function listenForStop(hard: () => void): Stopping {
  const controller = new AbortController()
  let askedAt = 0
  const ask = (reason: string) => {
    // Ctrl-C reaches us from the terminal and, a moment later, once more through npm.
    if (askedAt && Date.now() - askedAt > 500) return hard()
    askedAt ||= Date.now()
    controller.abort(new Stopped(reason))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal))
  // A closed terminal takes our output with it; that must not end us before the rest has been stopped.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  if (process.env.npm_lifecycle_event) watchParent(() => ask('npm ended'))

  const requested = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason))
  })
  requested.catch(() => {})
  return { signal: controller.signal, requested }
}

export class Stopped extends Error {
  override name = 'Stopped'
}

// npm runs us through a shell, and neither passes SIGTERM on: when the parent goes, we are to go.
function watchParent(gone: () => void) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    gone()
  }, 300)
  timer.unref()
}
