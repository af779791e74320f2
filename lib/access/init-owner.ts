import { prefixOf } from '../api-key'
import { audit } from '../audit'
import { type HouseCtx, transaction } from '../ctx'
import { db } from '../db'
import { env } from '../env'
import { invalid } from '../errors'
import { hashPassword } from '../password'
import { hashToken } from '../secrets'
import { foundStudio } from './found-studio'
import { passwordProblem } from './rules'
import { emailShape } from './schema'

type Settings = Pick<typeof env, 'ASSAY_INIT_EMAIL' | 'ASSAY_INIT_PASSWORD' | 'ASSAY_INIT_API_KEY'>
const actor = { type: 'system' as const, id: 'init', name: 'ASSAY_INIT_API_KEY' }

/** The first owner and key of a studio that is set up without a browser. Safe to repeat: who and what is there stays. */
export async function initOwner(settings: Settings = env) {
  const { ASSAY_INIT_EMAIL: given, ASSAY_INIT_PASSWORD: password, ASSAY_INIT_API_KEY: key } = settings
  if (!given || !password) return
  const ctx: HouseCtx = { actor, role: 'keeper', onlyProject: null, db, address: 'local' }
  if ((await db.user.count()) === 0) {
    const email = emailShape.parse(given)
    const problem = passwordProblem(password, email)
    if (problem) throw invalid(`Setting ASSAY_INIT_PASSWORD: ${problem}`)
    const passwordHash = await hashPassword(password)
    await transaction(ctx, (ctx) => foundStudio(ctx, { name: email.split('@')[0] ?? email, email, passwordHash }))
  }
  if (key) await transaction(ctx, (ctx) => keepKey(ctx, key))
}

/** The key of the settings is the only one of its kind: a changed setting ends the key before. */
async function keepKey(ctx: HouseCtx, key: string) {
  await ctx.db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('assay.init-key'))`
  const [prefix, hash] = [prefixOf(key), hashToken(key)]
  const former = { projectId: null, revokedAt: null, hash: { not: hash }, madeBy: { path: ['id'], equals: actor.id } }
  await ctx.db.apiKey.updateMany({ where: former, data: { revokedAt: new Date() } })
  const data = { name: actor.name, role: 'owner' as const, prefix, hash, madeBy: actor }
  const made = await ctx.db.apiKey.createManyAndReturn({ data: [data], skipDuplicates: true, select: { id: true } })
  for (const { id } of made) await audit(ctx, 'key.make', id, { name: actor.name, after: { role: 'owner', prefix } })
}
