import { allow, type Ctx } from '../ctx'
import { Prisma } from '../generated/prisma/client'
import { changePersonas } from './change-personas'
import type { SelectionInput } from './schema'

/** They are drawn no more; what they wrote keeps naming them. */
export async function retirePersonas(ctx: Ctx, { which }: SelectionInput) {
  allow(ctx, 'curate')
  return changePersonas(ctx, {
    act: 'persona.retire',
    which,
    set: Prisma.sql`"retiredAt" = now()`,
    when: Prisma.sql`"retiredAt" IS NULL`,
  })
}
