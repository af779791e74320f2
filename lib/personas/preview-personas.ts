import { allow, type Ctx } from '../ctx'
import { compareLines } from './compare-lines'
import { readPasted } from './read-pasted'
import type { AddPreview, Pasted } from './schema'

/** Lines of each kind that a preview carries; the counts are of all. */
export const shownLines = 100

/** What adding this would come to. Nothing is written. */
export async function previewPersonas(ctx: Ctx, pasted: Pasted): Promise<AddPreview> {
  allow(ctx, 'curate')
  const { shape, hub, lines } = await readPasted(pasted)
  const { fresh, repeats, unreadable, counts } = await compareLines(ctx, lines)
  return {
    shape,
    hub,
    fresh: fresh.slice(0, shownLines).map(({ line, text }) => ({ line, text })),
    repeats: repeats.slice(0, shownLines),
    unreadable: unreadable.slice(0, shownLines),
    counts,
  }
}
