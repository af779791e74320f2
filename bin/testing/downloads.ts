import type { Ctx } from '../../lib/ctx'
import type { Download } from '../../lib/download-door'
import { fetchExport } from '../../lib/snapshots/fetch-export'
import { type StartExportInput, startExportInput } from '../../lib/snapshots/export/schema'
import { startExport } from '../../lib/snapshots/start-export'

/** A download as its door would send it. */
export async function askFor(ctx: Ctx, input: Partial<StartExportInput>) {
  const { id } = await startExport(ctx, startExportInput.parse({ format: 'jsonl', reason: 'a test', ...input }))
  return fetchExport(ctx, { exportId: id })
}

export async function bytesOf({ open }: Pick<Download, 'open'>) {
  const pieces: Buffer[] = []
  for await (const piece of open(new AbortController().signal)) pieces.push(piece)
  return Buffer.concat(pieces)
}

export const take = async (ctx: Ctx, input: Partial<StartExportInput>) => bytesOf(await askFor(ctx, input))

export const linesOf = (bytes: Buffer) =>
  bytes
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
