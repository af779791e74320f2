import 'server-only'
import { db, type Tx } from './db'
import { forbidden } from './errors'

export type Actor = { type: 'user' | 'key' | 'job' | 'system'; id: string; name: string }

/** Roles in a project, and outside of any: nobody, a person who is signed in, the keeper of the instance. */
export type Role = 'viewer' | 'reviewer' | 'curator' | 'owner'
export type HouseRole = 'nobody' | 'person' | 'keeper'
export type Permission = 'read' | 'review' | 'curate' | 'manage' | 'knock' | 'enter' | 'keep'

/** Who is asking, outside of any project. Only a door makes one. A key of one project sees that project alone. */
export type HouseCtx = { actor: Actor; role: HouseRole; onlyProject: string | null; db: Tx; address: string; sessionId?: string; inTransaction?: true }

/** Who is asking, in which project, over which connection. Only a door makes one. */
export type Ctx = { actor: Actor; role: Role; projectId: string; db: Tx; inTransaction?: true; signal?: AbortSignal }

const grants: Record<Role | HouseRole, Permission[]> = {
  nobody: ['knock'],
  person: ['knock', 'enter'],
  keeper: ['knock', 'enter', 'keep'],
  viewer: ['read'],
  reviewer: ['read', 'review'],
  curator: ['read', 'review', 'curate'],
  owner: ['read', 'review', 'curate', 'manage'],
}

const refusals: Record<Permission, string> = {
  read: 'see this project',
  review: 'review samples',
  curate: 'change what is in the project',
  manage: 'manage the project',
  knock: 'come in',
  enter: 'do this without signing in',
  keep: 'manage this installation',
}

export const can = (role: Role | HouseRole, permission: Permission) => grants[role].includes(permission)

export function allow(ctx: { role: Role | HouseRole }, permission: Permission) {
  if (!can(ctx.role, permission)) throw forbidden(`A ${ctx.role} cannot ${refusals[permission]}`)
}

/** Runs in one transaction; joins the caller's if there is one. */
export async function transaction<C extends { db: Tx; inTransaction?: true }, T>(ctx: C, work: (ctx: C) => Promise<T>): Promise<T> {
  if (ctx.inTransaction) return work(ctx)
  return db.$transaction((tx) => work({ ...ctx, db: tx, inTransaction: true }), { maxWait: 10_000, timeout: 30_000 })
}
