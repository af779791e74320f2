import 'server-only'
import { unstable_rethrow } from 'next/navigation'
import { z } from 'zod'
import { isDatabaseAway } from './database-away'
import { AppError, type ErrorCode } from './errors'
import { describeError, log } from './log'
import { inRequest, requestId, requestIdFrom } from './request-id'
import { sentHeaders } from './sent-headers'

export type Failure = { code: ErrorCode | 'internal'; message: string; details?: AppError['details'] }

/** What every route answers with: the answer of its work, or the failure in the same words, under the name of the request. */
export async function respond(work: () => Promise<Response>): Promise<Response> {
  const id = requestIdFrom((await sentHeaders()).get('x-request-id'))
  const response = await inRequest(id, () => work().catch(failed))
  if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store')
  response.headers.set('x-request-id', id)
  return response
}

function failed(error: unknown) {
  unstable_rethrow(error)
  const { status, ...failure } = tell(error)
  const wait = failure.details?.retryAfter
  return Response.json(
    { error: { ...failure, requestId: requestId() } },
    { status, headers: wait ? { 'retry-after': String(wait) } : {} },
  )
}

/** What the caller may know of an error. The rest goes to the log. */
export function tell(error: unknown): Failure & { status: number } {
  if (error instanceof AppError) {
    const { code, message, status, details } = error
    return { code, message, status, ...(details && { details }) }
  }
  if (error instanceof z.ZodError) return { code: 'invalid', message: sentence(error), status: 422 }
  if (isDatabaseAway(error))
    return {
      code: 'unavailable',
      message: 'The database is not answering. Try again in a moment',
      status: 503,
      details: { retryAfter: 2 },
    }
  log.error('door.failed', describeError(error))
  return { code: 'internal', message: 'Something went wrong here. It is in the log', status: 500 }
}

function sentence({ issues }: z.ZodError) {
  const [issue] = issues
  const where = issue?.path.join('.')
  return where ? `${where}: ${issue?.message}` : (issue?.message ?? 'This input cannot be read')
}
