import type { Prisma } from '../generated/prisma/client'

/** What a run was asked to do, for people to read. Whom it keeps what from stays its own: that names the known answers which wait for somebody. */
export function toldPlan({ held: _, ...told }: Prisma.InputJsonObject): Prisma.InputJsonObject {
  return told
}
