import { allow, type Ctx } from '../ctx'
import { compareLines } from './compare-lines'
import { openPersonaFile } from './open-persona-file'
import { shownLines } from './preview-personas'
import { chooseColumn, type Read } from './reading/rules'
import type { FileInput, FilePreview } from './schema'

/** Larger files are imported by a run. */
export const smallFile = 10 * 1024 * 1024
const lookedLines = 20_000

/** What importing a file would come to: exactly for a small one, from its first rows for a large one. */
export async function previewPersonaFile(ctx: Ctx, { uploadId, column }: FileInput): Promise<FilePreview> {
  allow(ctx, 'curate')
  const file = await openPersonaFile(ctx, uploadId)
  const small = file.bytes <= smallFile
  const lines: Read[] = []
  let whole = true
  for await (const group of file.lines(column ?? null)) {
    for (const line of group) lines.push(line)
    if (small || lines.length < lookedLines) continue
    whole = false
    break
  }
  const { fresh, repeats, unreadable, counts } = await compareLines(ctx, lines)
  return {
    uploadId,
    name: file.name,
    bytes: file.bytes,
    columns: file.columns,
    column: column ?? null,
    guess: chooseColumn(file.columns),
    shape: 'records',
    hub: file.hub,
    whole,
    small,
    fresh: fresh.slice(0, shownLines).map(({ line, text }) => ({ line, text })),
    repeats: repeats.slice(0, shownLines),
    unreadable: unreadable.slice(0, shownLines),
    counts,
  }
}
