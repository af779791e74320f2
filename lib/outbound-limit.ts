/** One signal for whoever waits: it tells of the caller's stop and of the end of the time. Ended, it holds on to neither. */
export function outboundLimit(seconds: number, stop: AbortSignal | undefined) {
  const controller = new AbortController()
  let late = false
  const pass = () => controller.abort(stop?.reason)
  const timer = setTimeout(() => {
    late = true
    controller.abort()
  }, seconds * 1000).unref()
  stop?.addEventListener('abort', pass)
  if (stop?.aborted) pass()
  return {
    signal: controller.signal,
    isLate: () => late,
    end: () => {
      clearTimeout(timer)
      stop?.removeEventListener('abort', pass)
    },
  }
}
