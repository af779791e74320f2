import type { Result } from '@/lib/doors'

/** A failure as the server told it. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly details?: Record<string, string | number | boolean | null>,
  ) {
    super(message)
  }
}

/** Reads go through the same API our users have. */
export async function api<T>(path: string, query: object = {}, signal?: AbortSignal): Promise<T> {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)]))
  const response = await fetch(`/api/v1${path}?${search}`, { signal: signal ?? null })
  const { data, error } = await response.json()
  if (error) throw new Refusal(error.code, error.message, error.details)
  return data
}

/** A request as it stands, with its answer as it comes: for the page on which the API is tried. */
export const callApi = (address: string, request: RequestInit) => fetch(address, { ...request, cache: 'no-store' })

/** Turns an action's failure back into an error, which is what react-query understands. */
export async function unwrap<T>(result: Promise<Result<T>>): Promise<T> {
  const settled = await result
  if (!settled.ok) throw new Refusal(settled.error.code, settled.error.message, settled.error.details)
  return settled.value
}
