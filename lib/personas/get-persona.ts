import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { Prisma } from '../generated/prisma/client'
import { personaView } from './persona-view'
import type { PersonaInput, PersonaView } from './schema'

export async function getPersona(ctx: Ctx, { personaId }: PersonaInput): Promise<PersonaView> {
  allow(ctx, 'read')
  const [persona] = await personaView(
    ctx,
    Prisma.sql`"projectId" = ${ctx.projectId}::uuid AND id = ${personaId}::uuid`,
    1,
  )
  if (!persona) throw notFound('Persona')
  return persona
}
