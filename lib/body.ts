import { AppError, invalid } from './errors'

const megabyte = 1024 * 1024

/** Reads a JSON body, counting what really arrives: a content-length is only a claim. */
export async function readJson(request: Request, limit = megabyte): Promise<Record<string, unknown>> {
  const bytes = await readBytes(request, limit)
  if (bytes.length === 0) return {}
  if (!request.headers.get('content-type')?.includes('json')) throw invalid('Send the body as application/json')
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw invalid('The body is not valid JSON')
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw invalid('The body must be a JSON object')
  return Object.fromEntries(Object.entries(parsed))
}

async function readBytes(request: Request, limit: number) {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > limit) throw new AppError('too_large', `The body is larger than ${limit / megabyte} MB`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
