import { randomBytes } from 'node:crypto'
import type { Ctx, HouseCtx, Role } from '../../lib/ctx'
import { db } from '../../lib/db'
import { newId } from '../../lib/ids'

const nobody = { type: 'system', id: 'nobody', name: 'Nobody' } as const

/** Each test makes its own project and people, so that tests of one file need not know of each other. */
export async function makeProject(name = `Project ${randomBytes(4).toString('hex')}`) {
  return db.project.create({ data: { id: newId(), name }, select: { id: true, name: true } })
}

type NewPerson = { name?: string; email?: string; passwordHash?: string; instanceOwner?: boolean }

export async function makePerson({
  name = 'Ada',
  email = `${randomBytes(6).toString('hex')}@example.com`,
  ...rest
}: NewPerson = {}) {
  return db.user.create({ data: { id: newId(), name, email, ...rest }, select: { id: true, name: true, email: true } })
}

/** Someone in a role, as a door would let them in. */
export async function makeMember(projectId: string, role: Role, name: string = role) {
  const person = await makePerson({ name })
  await db.membership.create({ data: { projectId, userId: person.id, role } })
  return { ...person, ctx: ctxOf(projectId, role, person) }
}

export function ctxOf(projectId: string, role: Role, { id, name }: { id: string; name: string }): Ctx {
  return { actor: { type: 'user', id, name }, role, projectId, db }
}

export function nobodyCtx(address = '192.0.2.1'): HouseCtx {
  return { actor: nobody, role: 'nobody', onlyProject: null, db, address }
}

export function houseCtxOf({ id, name }: { id: string; name: string }, more: Partial<HouseCtx> = {}): HouseCtx {
  return { actor: { type: 'user', id, name }, role: 'person', onlyProject: null, db, address: '192.0.2.1', ...more }
}
