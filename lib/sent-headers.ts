import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { headers } from 'next/headers'

const sent = new AsyncLocalStorage<Headers>()

/** What the caller sent with the request that is being answered: to a door opened without Next, or as Next has it. */
export const sentHeaders = async (): Promise<Pick<Headers, 'get'>> => sent.getStore() ?? (await headers())

/** A route that can be opened without Next around it. */
export function withoutNext<P>(route: (request: Request, context: { params: Promise<P> }) => Promise<Response>) {
  return (request: Request, path: P) =>
    sent.run(request.headers, () => route(request, { params: Promise.resolve(path) }))
}
