import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { changePersonas } from './change-personas'
import type { SelectionInput } from './schema'

export async function restorePersonas(ctx: Ctx, { which }: SelectionInput) {
  allow(ctx, 'curate')
  return changePersonas(ctx, {
    act: 'persona.restore',
    which,
    set: Prisma.sql`"retiredAt" = NULL`,
    when: Prisma.sql`"retiredAt" IS NOT NULL`,
  })
}
