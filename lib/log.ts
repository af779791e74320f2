import { AppError } from './errors'
import { requestId } from './request-id'

type Fields = Record<string, string | number | boolean | null | undefined>

/** One JSON line each. Fields are scalars on purpose: sample texts, secrets and whole errors have no way in. */
function write(level: 'info' | 'warn' | 'error', event: string, fields: Fields = {}) {
  // Tests look at rows and answers; the lines would bury what they say.
  if (process.env.NODE_ENV === 'test') return
  process.stdout.write(
    `${JSON.stringify({ at: new Date().toISOString(), level, event, request: requestId(), ...fields })}\n`,
  )
}

export const log = {
  info: (event: string, fields?: Fields) => write('info', event, fields),
  warn: (event: string, fields?: Fields) => write('warn', event, fields),
  error: (event: string, fields?: Fields) => write('error', event, fields),
}

/** What a log may hold of an error: its kind and where it came from. Messages of libraries can quote what they were given. */
export function describeError(error: unknown): Fields {
  if (error instanceof AppError) return { error: error.code, message: error.message }
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 6)
  return { error: error.name, code, stack: frames?.map((line) => line.trim()).join(' < ') }
}
