import { allow, type HouseCtx } from '../ctx'
import { conflict } from '../errors'
import { describeInvitation } from './describe-invitation'

/** Someone who holds an invitation goes to another service to say who they are. */
export async function joinWithAccount(ctx: HouseCtx, { token }: { token: string }) {
  allow(ctx, 'knock')
  const offer = await describeInvitation(ctx, { token })
  if (offer.state !== 'open') throw conflict(offer.reason)
  return { kind: 'invitation' as const, token }
}
