import { createHash } from 'node:crypto'

/** Where an id falls between 0 and 1: the same for ever, and as good as drawn by lot. */
export const lotOf = (id: string) => createHash('md5').update(`stats ${id}`).digest().readUInt32BE(0) / 2 ** 32

/** Keeps about the `most` texts of `total` with the least lots; the same texts whatever the order they come in. */
export function openDraw(most: number, total: number) {
  const bar = Math.min(1, (most * 1.25 + 50) / Math.max(1, total))
  const drawn: { lot: number; text: string }[] = []
  return {
    offer(id: string, text: string) {
      const lot = lotOf(id)
      if (lot <= bar) drawn.push({ lot, text })
    },
    texts: () =>
      drawn
        .sort((a, b) => a.lot - b.lot)
        .slice(0, most)
        .map(({ text }) => text),
  }
}
