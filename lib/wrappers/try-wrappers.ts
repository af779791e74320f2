import { allow, type Ctx } from '../ctx'
import { wrappersOf } from './list-wrappers'
import { unwrap } from './rules'
import type { TryWrappersInput, Unwrapped } from './schema'

/** What the rules make of a pasted text; nothing is kept. */
export async function tryWrappers(ctx: Ctx, { text }: TryWrappersInput): Promise<Unwrapped | null> {
  allow(ctx, 'read')
  return unwrap(text, await wrappersOf(ctx))
}
