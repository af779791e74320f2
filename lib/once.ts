import 'server-only'
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Ctx, HouseCtx } from './ctx'
import { db } from './db'
import { conflict, invalid } from './errors'
import { newId } from './ids'
import { sealAt, unsealAt } from './sealed'

type Answer = { status: number; body: object }
/** What makes a request the same: its address and its input, or for a file a hash of what really arrives. */
type Same = { input: object } | { hashFile: () => Promise<string> }
export type Asked = { keyId: string; scope: string; key: string; request: string }

const leaseSeconds = 30
const patience = 20_000

/** Answers a POST that carries an Idempotency-Key once, and the same to each that comes after with the same key. */
export async function answerOnce(
  request: Request,
  ctx: Ctx | HouseCtx,
  same: Same,
  work: () => Promise<Answer>,
): Promise<Response> {
  const key = request.method === 'POST' ? request.headers.get('idempotency-key') : null
  if (key === null) return send(await work())
  if (ctx.actor.type !== 'key') return send(await work())
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw invalid('An Idempotency-Key is 1 to 200 visible characters')
  const { pathname, search } = new URL(request.url)
  const scope = 'projectId' in ctx ? ctx.projectId : 'studio'
  const about = `${pathname}${search}\n${'input' in same ? JSON.stringify(same.input) : ''}`
  return send(await once({ keyId: ctx.actor.id, scope, key, request: hash(about) }, work, same))
}

const send = ({ status, body }: Answer) => Response.json(body, { status })
const hash = (text: string) => createHash('sha256').update(text).digest('hex')

/** Of requests with one key, the first does the work; those beside it wait, and those after it hear what it was told. */
export async function once(asked: Asked, work: () => Promise<Answer>, same: Same = { input: {} }): Promise<Answer> {
  if (Math.random() < 0.01) await forgetOldAnswers()
  for (const until = Date.now() + patience; ; await pause(100)) {
    const holder = await claim(asked)
    if (holder) return keep(holder, asked, work, same)
    const found = await db.keptAnswer.findUnique({
      where: { keyId_scope_key: { keyId: asked.keyId, scope: asked.scope, key: asked.key } },
    })
    if (!found) continue // It failed in the meantime, and so did nothing.
    if (found.request !== asked.request) throw invalid('This Idempotency-Key belongs to another request')
    if (found.answer) {
      if ('hashFile' in same && found.file !== (await same.hashFile()))
        throw invalid('This Idempotency-Key belongs to another file')
      const told = unsealAt(placeOf(asked, found.id), found.answer)
      if (told === null) throw conflict('The first request with this key was answered, and its answer cannot be read')
      return JSON.parse(told)
    }
    if (found.leasedUntil < new Date())
      throw conflict('The first request with this key broke off. See what it did, then ask with a new key')
    if (Date.now() > until) throw conflict('The first request with this key is still under way', { retryAfter: 5 })
  }
}

/** The one that inserts the row is the first. A day later it may be anybody again. */
async function claim({ keyId, scope, key, request }: Asked) {
  const [row] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO "KeptAnswer" AS k (id, "keyId", scope, key, request, "leasedUntil")
    VALUES (${newId()}::uuid, ${keyId}::uuid, ${scope}, ${key}, ${request}, now() + make_interval(secs => ${leaseSeconds}))
    ON CONFLICT ("keyId", scope, key) DO UPDATE SET id = excluded.id, request = excluded.request, file = NULL, answer = NULL,
      "leasedUntil" = excluded."leasedUntil", "createdAt" = now()
    WHERE k."createdAt" < now() - interval '24 hours'
    RETURNING id`
  return row?.id
}

async function keep(id: string, asked: Asked, work: () => Promise<Answer>, same: Same): Promise<Answer> {
  const renewing = setInterval(() => {
    const leasedUntil = new Date(Date.now() + leaseSeconds * 1000)
    db.keptAnswer.updateMany({ where: { id }, data: { leasedUntil } }).catch(() => {})
  }, leaseSeconds * 300)
  try {
    const answer = await work()
    // Sealed: among the answers are keys and links that are shown once.
    const data = { answer: sealAt(placeOf(asked, id), JSON.stringify(answer)) }
    const file = 'hashFile' in same ? { file: await same.hashFile() } : {}
    await db.keptAnswer.updateMany({ where: { id }, data: { ...data, ...file } })
    return answer
  } catch (error) {
    // What failed did nothing: the next one may try.
    await db.keptAnswer.deleteMany({ where: { id } })
    throw error
  } finally {
    clearInterval(renewing)
  }
}

const placeOf = ({ scope }: Asked, id: string) => ({ projectId: scope, row: id, column: 'KeptAnswer.answer' })

async function forgetOldAnswers() {
  await db.keptAnswer.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - 24 * 60 * 60 * 1000) } } })
}
