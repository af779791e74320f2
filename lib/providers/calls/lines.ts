type Line = { busy: number; waiting: Set<() => void> }

/** What belongs to no batch: somebody waits for it at a screen, and goes before all batches. */
const atScreen = ''

/**
 * Calls that wait for a place, a line for each batch, in the order of the batches' first calls. The earliest batch goes
 * first: so they end one after another, and the next is well under way when one does.
 */
export function openLines() {
  const lines = new Map<string, Line>([[atScreen, { busy: 0, waiting: new Set() }]])

  function lineOf(batchId: string) {
    const line = lines.get(batchId) ?? { busy: 0, waiting: new Set() }
    lines.set(batchId, line)
    return line
  }

  /** A batch whose last call has ended gives its place in the order away. */
  function tidy(batchId: string) {
    const { busy, waiting } = lineOf(batchId)
    if (batchId !== atScreen && busy === 0 && waiting.size === 0) lines.delete(batchId)
  }

  return {
    waiting: () => [...lines.values()].reduce((sum, { waiting }) => sum + waiting.size, 0),
    begin: (batchId = atScreen) => void lineOf(batchId).busy++,
    end: (batchId = atScreen) => {
      lineOf(batchId).busy--
      tidy(batchId)
    },
    /** True once it has begun; false when it was stopped first. */
    wait: (signal: AbortSignal, batchId = atScreen) =>
      new Promise<boolean>((resolve) => {
        const { waiting } = lineOf(batchId)
        const giveUp = () => {
          waiting.delete(take)
          tidy(batchId)
          resolve(false)
        }
        const take = () => {
          signal.removeEventListener('abort', giveUp)
          resolve(true)
        }
        waiting.add(take)
        signal.addEventListener('abort', giveUp, { once: true })
      }),
    /** Lets so many of those who wait begin; returns how many did. */
    serve: (places: number) => {
      let served = 0
      for (const line of lines.values())
        for (const take of line.waiting) {
          if (served >= places) return served
          line.waiting.delete(take)
          line.busy++
          served++
          take()
        }
      return served
    },
  }
}
