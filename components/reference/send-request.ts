import { callApi } from '../api'

type Request = { method: string; address: string; body: string | null }
export type Told = { status: number; words: string; milliseconds: number; requestId: string; text: string }

/** As much of an answer as can be read on a screen. */
const most = 20_000

export async function sendRequest({ method, address, body }: Request, key: string): Promise<Told> {
  const begun = performance.now()
  const headers = {
    ...(key && { authorization: `Bearer ${key}` }),
    ...(body !== null && { 'content-type': 'application/json' }),
  }
  try {
    const answer = await callApi(address, { method, headers, ...(body !== null && { body }) })
    const text = await answer.text()
    return {
      status: answer.status,
      words: answer.ok ? 'Done' : 'Refused',
      milliseconds: Math.round(performance.now() - begun),
      requestId: answer.headers.get('x-request-id') ?? '–',
      text: pretty(text).slice(0, most),
    }
  } catch {
    return { status: 0, words: 'No answer', milliseconds: 0, requestId: '–', text: 'The studio does not answer' }
  }
}

function pretty(text: string) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
