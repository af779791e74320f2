import { audit } from '../audit'
import { contentHash } from '../content-hash'
import { allow, type Ctx, transaction } from '../ctx'
import { invalid } from '../errors'
import { insertPersonas } from './insert-personas'
import { hasTags, sentenceCase, tagParts } from './rules'
import type { Added, StartersInput } from './schema'
import { starters } from './starters/all'

/** Adds Assay's own personas, all or those with the tags; each in the group of its field of work, so that draws can spread. */
export async function addStarters(ctx: Ctx, { tags: wanted }: StartersInput): Promise<Added> {
  allow(ctx, 'curate')
  const chosen = starters.filter(({ tags }) => hasTags(tags, wanted))
  if (chosen.length === 0) throw invalid('None of the starters has these tags')
  const personas = chosen.map(({ text, tags }) => ({ text, tags, hash: contentHash(text), group: groupOf(tags) }))
  return transaction(ctx, async (ctx) => {
    const added = await insertPersonas(ctx, personas, { origin: 'starter', source: 'Assay' })
    if (added > 0)
      await audit(ctx, 'persona.add', ctx.projectId, { name: `${added} starters`, after: { added, tags: wanted } })
    return { read: personas.length, added, repeats: personas.length - added, unreadable: 0, origin: 'starter' }
  })
}

const groupOf = (tags: string[]) => sentenceCase(tagParts(tags.find((tag) => tag.startsWith('work:')) ?? '').value)
