import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { enter, enterHouse } from './auth'
import { readJson } from './body'
import type { Ctx, HouseCtx } from './ctx'
import { AppError, forbidden } from './errors'
import { nextPage } from './next-page'
import { answerOnce } from './once'
import { type Failure, respond, tell } from './respond'

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
type ProjectParams = RouteParams<{ projectId: string } & Record<string, string>>

/** The public API's door. Path, query and body are one input. A cookie may read; only a key may write, so no other site can. */
export function route<S extends z.ZodType, T>(schema: S, verb: Verb<Ctx, z.output<S>, T>, status = 200) {
  return (request: Request, { params }: ProjectParams) =>
    respond(async () => {
      const { projectId, ...path } = await params
      const ctx = keyToWrite(request, await enter(projectId))
      const input = await inputOf(request, path)
      if (request.method === 'GET') return page(request, schema, input, status, (parsed) => verb(ctx, parsed))
      return answerOnce(request, ctx, { input }, async () => ({
        status,
        body: { data: (await verb(ctx, schema.parse(input))) ?? null },
      }))
    })
}

/** The same outside of any project. */
export function houseRoute<S extends z.ZodType, T>(schema: S, verb: Verb<HouseCtx, z.output<S>, T>, status = 200) {
  return (request: Request, { params }: RouteParams<Record<string, string>>) =>
    respond(async () => {
      const ctx = keyToWrite(request, await enterHouse())
      const input = await inputOf(request, await params)
      return answerOnce(request, ctx, { input }, async () => ({
        status,
        body: { data: (await verb(ctx, schema.parse(input))) ?? null },
      }))
    })
}

/** For clients of another API, who expect its answers to the letter: no envelope around them. */
export function bareRoute<S extends z.ZodType, T>(schema: S, verb: Verb<Ctx, z.output<S>, T>) {
  return (request: Request, { params }: ProjectParams) =>
    respond(async () => {
      const { projectId, ...path } = await params
      const ctx = await enter(projectId)
      return Response.json(await verb(ctx, schema.parse(await inputOf(request, path))))
    })
}

/** The same where the address names no project: the finder says which one is meant. */
export function bareHouseRoute<S extends z.ZodType, T>(
  schema: S,
  finder: Verb<HouseCtx, z.output<S>, { projectId: string }>,
  verb: Verb<Ctx, z.output<S>, T>,
) {
  return (request: Request) =>
    respond(async () => {
      const house = await enterHouse()
      const input = schema.parse(await inputOf(request, {}))
      const { projectId } = await finder(house, input)
      return Response.json(await verb(await enter(projectId), input))
    })
}

/** What is read, and the address at which it goes on. */
async function page<S extends z.ZodType>(
  request: Request,
  schema: S,
  input: object,
  status: number,
  read: (parsed: z.output<S>) => Promise<unknown>,
) {
  const parsed = schema.parse(input)
  const data = (await read(parsed)) ?? null
  const fields = 'shape' in schema ? Object.keys(schema.shape as object) : []
  const link = nextPage(new URL(request.url), fields, Object(parsed), data)
  return Response.json({ data }, { status, headers: link ? { link } : {} })
}

/** What a page still says while it is being left, when no action can be awaited: by cookie too, from our own pages only. */
export function farewellRoute<S extends z.ZodType, T>(schema: S, verb: Verb<Ctx, z.output<S>, T>) {
  return (request: Request, { params }: ProjectParams) =>
    respond(async () => {
      const { projectId, ...path } = await params
      const ctx = signedIn(await enter(projectId))
      if (ctx.actor.type !== 'key') await sameOrigin()
      return Response.json({ data: (await verb(ctx, schema.parse(await inputOf(request, path)))) ?? null })
    })
}

async function inputOf(request: Request, path: Record<string, string>) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return { ...query, ...(request.method === 'GET' ? {} : await readJson(request)), ...path }
}

function signedIn<C extends Ctx | HouseCtx>(ctx: C): C {
  if (ctx.role === 'nobody')
    throw new AppError('unauthorized', 'Sign in, or send an API key as "Authorization: Bearer …"')
  return ctx
}

function keyToWrite<C extends Ctx | HouseCtx>(request: Request, asked: C): C {
  const ctx = signedIn(asked)
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
