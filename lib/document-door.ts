import 'server-only'
import { respond } from './respond'

/** The door for a document that is no secret and that is JSON already: generators of clients read it without a key. */
export const documentRoute = (read: () => Promise<string>) => () =>
  respond(
    async () =>
      new Response(await read(), {
        headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-cache' },
      }),
  )
