import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { compareLines } from './compare-lines'
import { insertPersonas } from './insert-personas'
import { hubLicence } from './reading/rules'
import { readPasted } from './read-pasted'
import type { AddInput, Added } from './schema'

/** Adds what is new in a pasted text; what is there already stays as it is. */
export async function addPersonas(ctx: Ctx, { text, shape, tags, group, source }: AddInput): Promise<Added> {
  allow(ctx, 'curate')
  const pasted = await readPasted({ text, shape })
  if (pasted.lines.length === 0) throw invalid('There is no persona in this text')
  return transaction(ctx, async (ctx) => {
    const { fresh, counts } = await compareLines(ctx, pasted.lines)
    const origin = pasted.hub ? 'hub' : 'paste'
    const from = source || (pasted.hub ? `PersonaHub (${hubLicence})` : '')
    const added = await insertPersonas(
      ctx,
      fresh.map(({ text, hash }) => ({ text, hash, tags })),
      { origin, group, source: from },
    )
    // Somebody may have added one of them since it was looked for.
    const tally = { ...counts, added, repeats: counts.repeats + counts.added - added }
    if (added > 0)
      await audit(ctx, 'persona.add', ctx.projectId, { name: `${added} pasted`, after: { ...tally, source: from } })
    return { ...tally, origin }
  })
}
