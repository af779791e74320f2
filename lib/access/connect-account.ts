import { allow, type HouseCtx } from '../ctx'
import { personOf } from './person-of'

/** Someone who is signed in wants another service as a way in; what comes back is taken as theirs. */
export async function connectAccount(ctx: HouseCtx, _: object = {}) {
  allow(ctx, 'enter')
  await personOf(ctx)
  return { kind: 'connect' as const }
}
