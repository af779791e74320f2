import 'server-only'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import { z } from 'zod'
import { findKey, type KeyView } from './api-key'
import type { Actor, Ctx, HouseCtx, HouseRole, Role } from './ctx'
import { db } from './db'
import { AppError, notFound } from './errors'
import { authOptions } from './next-auth'
import { oncePerRequest } from './request-id'
import { spendRequest } from './request-rate'
import { sentHeaders } from './sent-headers'
import { idleLimit } from './session-limits'

type Person = { id: string; name: string; email: string; instanceOwner: boolean; sessionId: string }
type Caller = { kind: 'nobody' } | { kind: 'person'; person: Person } | { kind: 'key'; key: KeyView }

/** Who is asking: one answer per request, whatever asks. React keeps it for a page, and nothing for a route. */
const whoIsAsking = cache(oncePerRequest(findCaller))

async function findCaller(): Promise<Caller> {
  const bearer = (await sentHeaders()).get('authorization')
  if (bearer !== null) {
    const key = await findKey(bearer)
    if (!key) throw new AppError('unauthorized', 'This API key is not known, or no longer valid')
    await spendRequest(key.id)
    return { kind: 'key', key }
  }
  const person = await whoIsSignedIn()
  return person ? { kind: 'person', person } : { kind: 'nobody' }
}

/** The person behind the cookie, if their session still stands. It is looked up each time, so ending it takes hold at once. */
export const whoIsSignedIn = cache(async (): Promise<Person | null> => {
  const sessionId = (await getServerSession(authOptions))?.sessionId
  if (!sessionId) return null
  const session = await db.session.findFirst({
    where: {
      id: sessionId,
      endedAt: null,
      expiresAt: { gt: new Date() },
      seenAt: { gt: new Date(Date.now() - idleLimit) },
      user: { disabledAt: null },
    },
    select: { id: true, seenAt: true, user: { select: { id: true, name: true, email: true, instanceOwner: true } } },
  })
  if (!session) return null
  if (Date.now() - session.seenAt.getTime() > 60_000)
    await db.session.updateMany({ where: { id: session.id }, data: { seenAt: new Date() } })
  return { ...session.user, sessionId: session.id }
})

/** Who is asking, and may they enter this project? Every door to a project starts here. */
export const enter = cache(async (projectId: string): Promise<Ctx> => {
  const caller = await whoIsAsking()
  if (caller.kind === 'nobody') throw new AppError('unauthorized', 'Sign in first')
  const role = z.uuid().safeParse(projectId).success ? await roleIn(projectId, caller) : null
  if (!role) throw notFound('Project') // what you may not see answers like what does not exist
  return { actor: actorOf(caller), role, projectId, db }
})

/** Every door outside of a project starts here. */
export const enterHouse = cache(async (): Promise<HouseCtx> => {
  const caller = await whoIsAsking()
  const onlyProject = caller.kind === 'key' ? caller.key.projectId : null
  const sessionId = caller.kind === 'person' ? { sessionId: caller.person.sessionId } : {}
  return {
    actor: actorOf(caller),
    role: houseRoleOf(caller),
    onlyProject,
    db,
    address: await addressOf(),
    ...sessionId,
  }
})

function houseRoleOf(caller: Caller): HouseRole {
  if (caller.kind === 'nobody') return 'nobody'
  if (caller.kind === 'person') return caller.person.instanceOwner ? 'keeper' : 'person'
  return caller.key.projectId === null && caller.key.role === 'owner' ? 'keeper' : 'person'
}

async function roleIn(projectId: string, caller: Exclude<Caller, { kind: 'nobody' }>): Promise<Role | null> {
  // A key of one project was found a moment ago, and it could not be without its project.
  if (caller.kind === 'key' && caller.key.projectId !== null)
    return caller.key.projectId === projectId ? caller.key.role : null
  const project = await db.project.findUnique({ where: { id: projectId }, select: { id: true } })
  if (!project) return null
  if (caller.kind === 'key') return caller.key.role
  const { id, instanceOwner } = caller.person
  const membership = await db.membership.findUnique({
    where: { projectId_userId: { projectId, userId: id } },
    select: { role: true },
  })
  return membership?.role ?? (instanceOwner ? 'owner' : null)
}

function actorOf(caller: Caller): Actor {
  if (caller.kind === 'person') return { type: 'user', id: caller.person.id, name: caller.person.name }
  if (caller.kind === 'key') return { type: 'key', id: caller.key.id, name: caller.key.name }
  return { type: 'system', id: 'nobody', name: 'Nobody' }
}

/** The web server writes this header over whatever was sent. */
export async function addressOf() {
  return (await sentHeaders()).get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown'
}
