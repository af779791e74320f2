import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

export class ApiFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

type Request = { method?: string; query?: Record<string, string | undefined>; json?: object; file?: Blob }
export type Client = ReturnType<typeof apiClient>

/** Talks to a studio over its public API. What may be tried again is tried again, under one Idempotency-Key. */
export function apiClient({ url, key }: { url: string; key: string }) {
  async function ask(path: string, { method = 'GET', query = {}, json, file }: Request = {}) {
    const address = new URL(path, url)
    for (const [name, value] of Object.entries(query)) if (value !== undefined) address.searchParams.set(name, value)
    const headers = {
      authorization: `Bearer ${key}`,
      ...(json && { 'content-type': 'application/json' }),
      ...(file && { 'content-type': 'application/octet-stream' }),
      ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
    }
    const body = json ? JSON.stringify(json) : file
    for (let tries = 1; ; tries++) {
      const answer = await fetch(address, { method, headers, ...(body !== undefined && { body }) }).catch(
        (error) => error,
      )
      const busy = answer instanceof Error || answer.status === 429 || answer.status === 503
      if (!busy && answer.ok) return answer as Response
      if (!busy || tries === 4) throw await failureOf(answer, address)
      await pause(1000 * Number((answer instanceof Error ? null : answer.headers.get('retry-after')) ?? tries))
    }
  }
  return {
    ask,
    async data<T>(path: string, request?: Request): Promise<T> {
      return (await (await ask(path, request)).json()).data
    },
  }
}

async function failureOf(answer: Response | Error, { origin }: URL) {
  if (answer instanceof Error) return new ApiFailure(0, 'no_answer', `${origin} does not answer`)
  const told = await answer.json().catch(() => null)
  return new ApiFailure(answer.status, told?.error?.code ?? 'unknown', told?.error?.message ?? `${answer.status}`)
}
