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
    headers: Object.fromEntries(new Headers(init.headers)),
    seconds,
    bytes,
    redirects: 0,
    ...(typeof init.body === 'string' && { body: init.body }),
    ...(init.signal && { signal: init.signal }),
  })
  return responseOf(answer, await readAnswer(answer))
}

function responseOf({ status, headers }: OutboundAnswer, body: Buffer) {
  const { 'content-encoding': _encoding, 'content-length': _length, ...others } = headers
  return new Response([204, 205, 304].includes(status) ? null : new Uint8Array(body), { status, headers: others })
}
