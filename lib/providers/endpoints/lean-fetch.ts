import { env } from '../../env'
import { type OutboundAnswer, type OutboundRequest, outboundClient, readAnswer } from '../../outbound'

const reach = outboundClient({ allowHosts: env.ASSAY_ALLOW_HOSTS, reuse: true })
const bytes = 4 * 1024 * 1024
/** Whoever asks sets a shorter time of their own. */
const seconds = 600

/** The guarded client as model clients want it: no redirects, at most 4 MB, and connections that serve again. The answer is read whole before it is shown. */
export const leanFetch: typeof fetch = async (input, init = {}) => {
  const answer = await reach(typeof input === 'string' ? input : String(input instanceof Request ? input.url : input), {
    method: (init.method ?? 'GET') as NonNullable<OutboundRequest['method']>,
    headers: headersOf(init.headers),
    seconds,
    bytes,
    redirects: 0,
    ...(typeof init.body === 'string' && { body: init.body }),
    ...(init.signal && { signal: init.signal }),
  })
  return responseOf(answer, await readAnswer(answer))
}

/** Model clients give a plain object; all else is first read as one. */
const headersOf = (headers: RequestInit['headers'] = {}): Record<string, string> =>
  headers instanceof Headers || Array.isArray(headers) ? Object.fromEntries(new Headers(headers)) : { ...headers }

/** As much of a response as model clients read. A whole one, with a stream inside, costs a tenth of all that a call takes. */
function responseOf({ status, headers }: OutboundAnswer, body: Buffer): Response {
  const { 'content-encoding': _encoding, 'content-length': _length, ...others } = headers
  const answer = {
    status,
    ok: status >= 200 && status < 300,
    statusText: '',
    headers: new Map(Object.entries(others)),
    body: body.length > 0 ? { getReader: () => readerOf(body) } : null,
    text: async () => body.toString('utf8'),
    json: async (): Promise<unknown> => JSON.parse(body.toString('utf8')),
  }
  return answer as unknown as Response
}

function readerOf(body: Uint8Array) {
  const left = [body]
  return {
    read: async () => {
      const value = left.pop()
      return { value, done: value === undefined }
    },
    cancel: async () => {},
    releaseLock: () => {},
  }
}
