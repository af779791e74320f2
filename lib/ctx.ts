import 'server-only'
import { db, type Tx } from './db'
import { AppError, forbidden } from './errors'
import { gaveWay } from './gave-way'
import { can, type HouseRole, type Permission, refusals, type Role } from './permissions'

export { can, type HouseRole, type Permission, type Role } from './permissions'

export type Actor = { type: 'user' | 'key' | 'job' | 'system'; id: string; name: string }

/** Who is asking, outside of any project. Only a door makes one. A key of one project sees that project alone. */
export type HouseCtx = {
  actor: Actor
  role: HouseRole
  onlyProject: string | null
  db: Tx
  address: string
  sessionId?: string
  inTransaction?: true
}

/** Who is asking, in which project, over which connection. Only a door makes one. */
export type Ctx = { actor: Actor; role: Role; projectId: string; db: Tx; inTransaction?: true; signal?: AbortSignal }

export function allow(ctx: { role: Role | HouseRole }, permission: Permission) {
  if (can(ctx.role, permission)) return
  if (ctx.role === 'nobody') throw new AppError('unauthorized', 'Sign in first')
  throw forbidden(`A ${ctx.role} cannot ${refusals[permission]}`)
}

/** Runs in one transaction; joins the caller's if there is one. Of two that wait for each other, the one that Postgres gives up on tries again. */
export async function transaction<C extends { db: Tx; inTransaction?: true }, T>(
  ctx: C,
  work: (ctx: C) => Promise<T>,
): Promise<T> {
  if (ctx.inTransaction) return work(ctx)
  for (let tries = 1; ; tries++) {
    try {
      return await db.$transaction((tx) => work({ ...ctx, db: tx, inTransaction: true }), {
        maxWait: 10_000,
        timeout: 30_000,
      })
    } catch (error) {
      if (!gaveWay(error) || tries === 5) throw error
    }
  }
}
