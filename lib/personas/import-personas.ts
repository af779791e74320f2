import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { openRun } from '../runs/open-run'
import { compareLines } from './compare-lines'
import { insertPersonas } from './insert-personas'
import { openPersonaFile } from './open-persona-file'
import { smallFile } from './preview-persona-file'
import { chooseColumn, hubLicence, type Read } from './reading/rules'
import type { Added, ImportInput } from './schema'

export type Imported = (Added & { runId: null }) | { runId: string; number: number }

/** Brings the personas of a file in: a small one at once, a large one as a run. */
export async function importPersonas(
  ctx: Ctx,
  { uploadId, column, tags, group, source }: ImportInput,
): Promise<Imported> {
  allow(ctx, 'curate')
  const file = await openPersonaFile(ctx, uploadId)
  if (!column && chooseColumn(file.columns) === null)
    throw invalid(`Say which column holds the personas: ${file.columns.slice(0, 20).join(', ')}`)
  const from = {
    origin: file.hub ? ('hub' as const) : ('file' as const),
    group,
    source: source || (file.hub ? `PersonaHub (${hubLicence}), ${file.name}` : file.name),
  }
  if (file.bytes > smallFile) {
    const kilobytes = Math.ceil(file.bytes / 1024)
    const run = await openRun(ctx, {
      kind: 'import-personas',
      title: `Import personas from ${file.name}`,
      plan: { uploadId, column: column ?? null, tags, ...from },
      batches: [{ first: 0, size: kilobytes }],
    })
    return { runId: run.id, number: run.number }
  }
  const lines: Read[] = []
  for await (const some of file.lines(column ?? null)) lines.push(...some)
  return transaction(ctx, async (ctx) => {
    const { fresh, counts } = await compareLines(ctx, lines)
    const added = await insertPersonas(
      ctx,
      fresh.map(({ text, hash }) => ({ text, hash, tags })),
      from,
    )
    const tally = { ...counts, added, repeats: counts.repeats + counts.added - added }
    if (added > 0)
      await audit(ctx, 'persona.add', ctx.projectId, {
        name: `${added} from ${file.name}`,
        after: { ...tally, source: from.source },
      })
    return { ...tally, origin: from.origin, runId: null }
  })
}
