import { setTimeout as pause } from 'node:timers/promises'
import { AppError, forbidden } from '../../errors'
import { dropAnswer, type OutboundRequest, reach, readAnswer, retryAfter } from '../../outbound'

const tries = 4

export type Said = { status: number; headers: Record<string, string>; body: Buffer }
type Sign = () => Record<string, string>

/** Asks a place that takes files, again where it is busy. What it refuses is told in a sentence; what it answers never is. */
export async function ask(
  place: string,
  address: string,
  request: Omit<OutboundRequest, 'headers'> & { sign: Sign; accept?: readonly number[] },
): Promise<Said> {
  const { sign, accept = [], ...rest } = request
  for (let attempt = 1; ; attempt++) {
    const answer = await reach(address, {
      seconds: 900,
      idleSeconds: 120,
      redirects: 0,
      ...rest,
      headers: sign(),
    }).catch((error) => {
      if (attempt >= tries || !(error instanceof AppError) || error.code !== 'unavailable') throw error
      return null
    })
    if (answer && (answer.status < 300 || accept.includes(answer.status)))
      return { status: answer.status, headers: answer.headers, body: await readAnswer(answer) }
    const wait = (answer && retryAfter(answer)) ?? 2 ** attempt / 4
    if (answer) await dropAnswer(answer).catch(() => {})
    if (answer && answer.status !== 429 && answer.status < 500) throw refusalOf(place, answer.status)
    if (attempt >= tries || wait > 60) throw new AppError('unavailable', `${place} is busy. Try again later`)
    await pause(wait * 1_000, undefined, rest.signal && { signal: rest.signal })
  }
}

function refusalOf(place: string, status: number) {
  if (status === 401 || status === 403) return forbidden(`${place} does not let this key write there (${status})`)
  if (status === 404) return new AppError('not_found', `${place} knows no such place (404)`)
  return new AppError('invalid', `${place} refused it (${status})`)
}
