import { z } from 'zod'
import { AppError, invalid } from '../../errors'
import { outboundFetch } from '../../outbound-fetch'

/** `within`: the seconds that one answer may take. */
export type Endpoint = { address: string; key: string | null; within: number; signal?: AbortSignal }

/** Asks a fine-tuning API. What a provider refuses for good is invalid; what may pass is unavailable. */
export function askProvider({ address, key, within, signal }: Endpoint) {
  const reach = outboundFetch({ seconds: within, bytes: 4 * 1024 * 1024 })
  return async <S extends z.ZodType>(schema: S, path: string, init: RequestInit = {}): Promise<z.output<S>> => {
    const headers = new Headers(init.headers)
    if (key) headers.set('authorization', `Bearer ${key}`)
    const answer = await reach(`${address}${path}`, { ...init, headers, ...(signal && { signal }) }).catch((error) => {
      if (signal?.aborted) throw error
      throw new AppError('unavailable', `The provider cannot be reached: ${wordsOf(error)}`)
    })
    const text = await answer.text().catch(() => '')
    if (!answer.ok) throw refusal(answer.status, text)
    const parsed = schema.safeParse(jsonOf(text))
    if (!parsed.success) throw new AppError('unavailable', 'The provider’s answer cannot be read')
    return parsed.data
  }
}

export const posted = (body: object): RequestInit => ({
  method: 'POST',
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
})

const refused = z.object({
  error: z.union([z.string(), z.object({ message: z.string() }).transform((e) => e.message)]),
})

function refusal(status: number, text: string) {
  const told = refused.safeParse(jsonOf(text))
  const words = told.success ? told.data.error.slice(0, 300) : `status ${status}`
  if (status === 401 || status === 403) return invalid(`The provider refused the key: ${words}`)
  if (status === 429 || status >= 500) return new AppError('unavailable', `The provider is busy: ${words}`)
  return invalid(`The provider refused it: ${words}`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const wordsOf = (error: unknown) => (error instanceof Error ? error.message : 'no answer').slice(0, 300)
