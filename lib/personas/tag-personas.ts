import { allow, type Ctx } from '../ctx'
import { invalid } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { changePersonas } from './change-personas'
import { ofSelection } from './filter-personas'
import { mostTags, type TagInput } from './schema'

/** Puts one tag on many, or takes it off. One at a time, so that the opposite on those that changed is an exact undo. */
export async function tagPersonas(ctx: Ctx, { which, tag, act }: TagInput) {
  allow(ctx, 'curate')
  const has = Prisma.sql`${tag}::text = ANY(tags)`
  if (act === 'remove')
    return changePersonas(ctx, {
      act: 'persona.untag',
      which,
      set: Prisma.sql`tags = array_remove(tags, ${tag}::text)`,
      when: has,
      after: { tag },
    })
  const [full] = await ctx.db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "Persona" WHERE ${ofSelection(ctx, which)} AND NOT ${has} AND cardinality(tags) >= ${mostTags}`
  if (full && full.count > 0) throw invalid(`${full.count} of them have ${mostTags} tags already. Take one off first`)
  return changePersonas(ctx, {
    act: 'persona.tag',
    which,
    set: Prisma.sql`tags = tags || ${tag}::text`,
    when: Prisma.sql`NOT ${has}`,
    after: { tag },
  })
}
