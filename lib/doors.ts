import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { enter, enterHouse } from './auth'
import { readJson } from './body'
import type { Ctx, HouseCtx } from './ctx'
import { AppError, type ErrorCode, forbidden } from './errors'
import { describeError, log } from './log'

export type Failure = { code: ErrorCode | 'internal'; message: string; details?: AppError['details'] }
export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure }

type Verb<C, I, T> = (ctx: C, input: I) => Promise<T>

/**
 * The browser's door to a verb of a project. Failures are values: Next hides the message of anything thrown.
 * `quiet`: the page keeps what it shows, for acts that follow each other by the second.
 */
export function action<S extends z.ZodType, T>(
  schema: S,
  verb: Verb<Ctx, z.output<S>, T>,
  { quiet = false }: { quiet?: boolean } = {},
) {
  return (projectId: string, input: z.input<S>): Promise<Result<T>> =>
    settle(async () => {
      await sameOrigin()
      const value = await verb(await enter(projectId), schema.parse(input))
      if (!quiet) revalidatePath(`/projects/${projectId}`, 'layout')
      return value
    })
}

/** The browser's door to a verb outside of any project. */
export function houseAction<S extends z.ZodType, T>(schema: S, verb: Verb<HouseCtx, z.output<S>, T>) {
  return (input: z.input<S>): Promise<Result<T>> =>
    settle(async () => {
      await sameOrigin()
      const value = await verb(await enterHouse(), schema.parse(input))
      revalidatePath('/', 'layout')
      return value
    })
}

type RouteParams<P> = { params: Promise<P> }

/** The public API's door. Path, query and body are one input. A cookie may read; only a key may write, so no other site can. */
export function route<S extends z.ZodType, T>(schema: S, verb: Verb<Ctx, z.output<S>, T>, status = 200) {
  return (request: Request, { params }: RouteParams<{ projectId: string } & Record<string, string>>) =>
    respond(async () => {
      const { projectId, ...path } = await params
      const ctx = keyToWrite(request, await enter(projectId))
      return Response.json({ data: (await verb(ctx, schema.parse(await inputOf(request, path)))) ?? null }, { status })
    })
}

/** The same outside of any project. */
export function houseRoute<S extends z.ZodType, T>(schema: S, verb: Verb<HouseCtx, z.output<S>, T>, status = 200) {
  return (request: Request, { params }: RouteParams<Record<string, string>>) =>
    respond(async () => {
      const path = await params
      const ctx = keyToWrite(request, await enterHouse())
      return Response.json({ data: (await verb(ctx, schema.parse(await inputOf(request, path)))) ?? null }, { status })
    })
}

async function inputOf(request: Request, path: Record<string, string>) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return { ...query, ...(request.method === 'GET' ? {} : await readJson(request)), ...path }
}

function keyToWrite<C extends Ctx | HouseCtx>(request: Request, ctx: C): C {
  if (ctx.role === 'nobody')
    throw new AppError('unauthorized', 'Sign in, or send an API key as "Authorization: Bearer …"')
  if (request.method !== 'GET' && ctx.actor.type !== 'key') throw forbidden('Writing through the API takes an API key')
  return ctx
}

/** Next lets an action without an Origin pass; a browser always sends one. */
async function sameOrigin() {
  const sent = await headers()
  const origin = sent.get('origin')
  if (!origin || origin === 'null' || new URL(origin).host !== sent.get('host'))
    throw forbidden('This request came from another site')
}

async function settle<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    unstable_rethrow(error)
    const { status: _, ...failure } = tell(error)
    return { ok: false, error: failure }
  }
}

/** Answers a route that is not a plain verb call in the same words as those that are. */
export async function respond(work: () => Promise<Response>): Promise<Response> {
  try {
    const response = await work()
    if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
    return response
  } catch (error) {
    unstable_rethrow(error)
    const { status, ...failure } = tell(error)
    const wait = failure.details?.retryAfter
    return Response.json(
      { error: failure },
      { status, headers: { 'cache-control': 'no-store', ...(wait ? { 'retry-after': String(wait) } : {}) } },
    )
  }
}

/** What the caller may know of an error. The rest goes to the log. */
function tell(error: unknown): Failure & { status: number } {
  if (error instanceof AppError) {
    const { code, message, status, details } = error
    return { code, message, status, ...(details && { details }) }
  }
  if (error instanceof z.ZodError) return { code: 'invalid', message: sentence(error), status: 422 }
  if (isDatabaseAway(error))
    return { code: 'unavailable', message: 'The database is not answering. Try again in a moment', status: 503 }
  log.error('door.failed', describeError(error))
  return { code: 'internal', message: 'Something went wrong here. It is in the log', status: 500 }
}

function sentence({ issues }: z.ZodError) {
  const [issue] = issues
  const where = issue?.path.join('.')
  return where ? `${where}: ${issue?.message}` : (issue?.message ?? 'This input cannot be read')
}

const awayCodes = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'ECONNREFUSED',
  'ECONNRESET',
  '57P01',
  '57P02',
  '57P03',
])
function isDatabaseAway(error: unknown) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && awayCodes.has(error.code)
}
