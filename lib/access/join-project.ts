import { allow, type HouseCtx, transaction } from '../ctx'
import { personOf } from './person-of'
import { takeInvitation } from './take-invitation'

/** Someone who is signed in takes an invitation. */
export async function joinProject(ctx: HouseCtx, { token }: { token: string }) {
  allow(ctx, 'enter')
  return transaction(ctx, async (ctx) => takeInvitation(ctx, token, await personOf(ctx)))
}
