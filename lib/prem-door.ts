import 'server-only'
import type { z } from 'zod'
import { enter, enterHouse } from './auth'
import { readJson } from './body'
import type { Ctx, HouseCtx } from './ctx'
import { respond } from './respond'
import { env } from './env'
import { AppError, forbidden } from './errors'
import { log } from './log'
import { readForm, type SentForm } from './prem-form'

type Caller = { house: HouseCtx; enter: (projectId: string) => Promise<Ctx> }
type Params = { params: Promise<Record<string, string>> }
type Place<I> = (ctx: HouseCtx, input: I) => Promise<{ projectId: string }>

/** A door for Prem's scripts: what they send names a project somewhere, and an answer is not wrapped. */
export function premRoute<S extends z.ZodType, T>(
  schema: S,
  place: Place<z.output<S>>,
  verb: (ctx: Ctx, input: z.output<S>) => Promise<T>,
  told: (value: T, input: z.output<S>) => Response = (value) => Response.json(value),
) {
  return (request: Request, { params }: Params) =>
    inTheirWords(async () => {
      const caller = await callerOf(request)
      const input = schema.parse(await inputOf(request, await params))
      const { projectId } = await place(caller.house, input)
      return told(await verb(await caller.enter(projectId), input), input)
    })
}

/** The same outside of any project. */
export function premHouseRoute<S extends z.ZodType, T>(
  schema: S,
  verb: (ctx: HouseCtx, input: z.output<S>) => Promise<T>,
) {
  return (request: Request, { params }: Params) =>
    inTheirWords(async () => {
      const { house } = await callerOf(request)
      return Response.json(await verb(house, schema.parse(await inputOf(request, await params))))
    })
}

/** The same for forms, of either encoding, with files. */
export function premFormRoute<S extends z.ZodType, T>(
  schema: S,
  gather: (fields: SentForm['fields']) => object,
  place: Place<z.output<S>>,
  verb: (ctx: Ctx, input: z.output<S>, files: SentForm['files']) => Promise<T>,
) {
  return (request: Request) =>
    inTheirWords(async () => {
      const caller = await callerOf(request)
      const form = await readForm(request)
      const input = schema.parse(gather(form.fields))
      const { projectId } = await place(caller.house, input)
      return Response.json(await verb(await caller.enter(projectId), input, form.files))
    })
}

/** An answer that comes as server-sent events. */
export const eventStream = (events: readonly string[]) =>
  new Response(events.map((event) => `data: ${event}\n\n`).join(''), {
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
  })

async function inputOf(request: Request, path: Record<string, string>) {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  return { ...query, ...(request.method === 'GET' ? {} : await readJson(request)), ...path }
}

/** Their clients print `error` of a JSON body: a sentence, whatever went wrong. */
async function inTheirWords(work: () => Promise<Response>) {
  const answer = await respond(work)
  if (answer.ok) return answer
  const told: { error: { message: string } } = await answer.json()
  return Response.json({ error: told.error.message }, { status: answer.status, headers: answer.headers })
}

async function callerOf(request: Request): Promise<Caller> {
  const house = await enterHouse()
  if (house.role === 'nobody') return withoutKey(request, house)
  if (request.method !== 'GET' && house.actor.type !== 'key')
    throw forbidden('Writing through the API takes an API key')
  return { house, enter }
}

/** Where the operator opened it: programs on this machine, and never a page that a browser shows. */
function withoutKey(request: Request, { db, address }: HouseCtx): Caller {
  const fromAPage = request.headers.has('origin') || request.headers.has('sec-fetch-site')
  if (!env.ASSAY_OPEN_API || fromAPage || !isHere(address))
    throw new AppError('unauthorized', 'Send an API key as "Authorization: Bearer …"')
  log.warn('open-api.call', { path: new URL(request.url).pathname })
  const actor = { type: 'system', id: 'open-api', name: 'A script without a key' } as const
  return {
    house: { actor, role: 'keeper', onlyProject: null, db, address },
    enter: async (projectId) => ({ actor, role: 'owner', projectId, db }),
  }
}

const isHere = (address: string) => /^(::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(address)
