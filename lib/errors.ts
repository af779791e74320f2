const statuses = {
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  invalid: 422,
  limited: 429,
  unavailable: 503,
} as const
export type ErrorCode = keyof typeof statuses

/** A failure the caller may be told about. Anything else is a bug and stays in the log. */
export class AppError extends Error {
  override name = 'AppError'
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** What the caller needs to go on: the current value of a conflict, the seconds to wait. */
    readonly details?: Record<string, string | number | boolean | null>,
  ) {
    super(message)
  }
  get status() {
    return statuses[this.code]
  }
}

export const notFound = (what: string) => new AppError('not_found', `${what} not found`)
export const conflict = (message: string, details?: AppError['details']) => new AppError('conflict', message, details)
export const forbidden = (message: string) => new AppError('forbidden', message)
export const invalid = (message: string) => new AppError('invalid', message)
export const limited = (message: string, retryAfter: number) => new AppError('limited', message, { retryAfter })
