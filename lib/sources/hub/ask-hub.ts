import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import { env } from '../../env'
import { AppError, forbidden, notFound } from '../../errors'
import { dropAnswer, type OutboundAnswer, type OutboundRequest, reach, readAnswer, retryAfter } from '../../outbound'
import { outboundError } from '../../outbound-address'
import { endpoint, rowsEndpoint } from './hub-address'

export type HubAccess = {
  token: string | null
  signal?: AbortSignal | undefined
  /** Somebody waits at a screen: rather say soon that the hub is busy. */
  hurry?: true
}
type Ask = Pick<OutboundRequest, 'headers' | 'bytes' | 'seconds'>

/** A file may take long, but not stand still. */
const idleSeconds = 60

const patience = { tries: 5, longestWait: 60 }
const hurry = { tries: 2, longestWait: 5 }
const megabyte = 1024 * 1024

/** Asks the hub, waiting where it says so. The token goes to the hub alone: a redirect to another host loses it on the way. */
export async function askHub(
  address: string,
  { token, signal, hurry: inHurry }: HubAccess,
  { headers, bytes = 16 * megabyte, seconds = inHurry ? 20 : 60 }: Ask = {},
): Promise<OutboundAnswer> {
  const { tries, longestWait } = inHurry ? hurry : patience
  const given = token ?? env.HF_TOKEN
  const authorization: Record<string, string> =
    given && belongsToHub(address) ? { authorization: `Bearer ${given}` } : {}
  for (let attempt = 1; ; attempt++) {
    const answer = await reach(address, {
      headers: { ...headers, ...authorization },
      bytes,
      seconds,
      idleSeconds,
      redirects: 5,
      ...(signal && { signal }),
    }).catch((error) => {
      if (attempt >= tries || !(error instanceof AppError) || error.code !== 'unavailable') throw error
      return null
    })
    if (answer && answer.status < 400) return answer
    const wait = answer ? (retryAfter(answer) ?? 2 ** attempt / 4) : 2 ** attempt / 4
    if (answer) await dropAnswer(answer).catch(() => {})
    if (answer && answer.status !== 429 && answer.status < 500) throw refusalOf(answer.status, Boolean(given))
    if (attempt >= tries || wait > longestWait)
      throw new AppError('unavailable', `The hub is busy${answer ? ` (${answer.status})` : ''}. Try again later`)
    await pause(wait * 1000, undefined, signal && { signal })
  }
}

export async function askJson<S extends z.ZodType>(
  schema: S,
  address: string,
  access: HubAccess,
): Promise<{ value: z.output<S>; next: string | null }> {
  const answer = await askHub(address, access, { headers: { accept: 'application/json' } })
  const text = (await readAnswer(answer)).toString('utf8')
  try {
    return {
      value: schema.parse(JSON.parse(text)),
      next: /<([^<>]{1,2000})>; ?rel="next"/.exec(answer.headers.link ?? '')?.[1] ?? null,
    }
  } catch {
    throw outboundError('broken', 'The hub answered with something that is not what it promises')
  }
}

/** The same, where it may be missing. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error) => {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  })
}

const belongsToHub = (address: string) =>
  [endpoint(), rowsEndpoint()].some((hub) => new URL(hub).origin === new URL(address).origin)

function refusalOf(status: number, withToken: boolean) {
  if (status === 404) return notFound('Dataset on the hub')
  if (status === 401 || status === 403)
    return forbidden(
      withToken
        ? 'The hub does not show this dataset to that token. It may be gated: accept its terms there first'
        : 'The hub does not show this dataset without a token',
    )
  return outboundError('broken', `The hub answered ${status}`)
}
