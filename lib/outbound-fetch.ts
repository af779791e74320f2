import { dropAnswer, type OutboundRequest, reach } from './outbound'

type Limits = Pick<OutboundRequest, 'seconds' | 'bytes'>

/** The guarded client in the shape of `fetch`, for libraries that take one. Redirects are refused: a key must not travel. */
export const outboundFetch =
  (limits: Limits = {}, client = reach): typeof fetch =>
  async (input, init) => {
    const asked = new Request(input, init)
    const body = asked.body ? new Uint8Array(await asked.arrayBuffer()) : undefined
    const answer = await client(asked.url, {
      ...limits,
      redirects: 0,
      method: asked.method as OutboundRequest['method'],
      headers: Object.fromEntries(asked.headers),
      signal: asked.signal,
      ...(body && { body }),
    })
    const { 'content-encoding': _encoding, 'content-length': _length, ...headers } = answer.headers
    const bare = [204, 205, 304].includes(answer.status)
    if (bare) await dropAnswer(answer)
    return new Response(bare ? null : streamOf(answer.body), { status: answer.status, headers })
  }

function streamOf(body: AsyncIterable<Buffer>) {
  const chunks = body[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    async cancel() {
      await chunks.return?.()
    },
  })
}
