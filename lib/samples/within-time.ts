import { type Ctx, transaction } from '../ctx'

/** Lets the database work for so long and no longer. Null when it was not enough. */
export async function withinTime<T>(ctx: Ctx, milliseconds: number, work: (ctx: Ctx) => Promise<T>): Promise<T | null> {
  try {
    return await transaction(ctx, async (ctx) => {
      await ctx.db.$executeRaw`SELECT set_config('statement_timeout', ${String(milliseconds)}, true)`
      return work(ctx)
    })
  } catch (error) {
    if (isTimeout(error)) return null
    throw error
  }
}

const isTimeout = (error: unknown) =>
  error instanceof Error &&
  /57014|statement timeout/.test(
    `${error.message} ${'code' in error ? error.code : ''} ${'meta' in error ? JSON.stringify(error.meta) : ''}`,
  )
