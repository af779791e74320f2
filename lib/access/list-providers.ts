import { allow, type HouseCtx } from '../ctx'
import { env } from '../env'

/** The services this installation lets people sign in with. */
export async function listProviders(ctx: HouseCtx, _: object = {}) {
  allow(ctx, 'knock')
  return [
    ...(env.GITHUB_ID && env.GITHUB_SECRET ? [{ id: 'github', name: 'GitHub' }] : []),
    ...(env.GOOGLE_ID && env.GOOGLE_SECRET ? [{ id: 'google', name: 'Google' }] : []),
    ...(env.OIDC_ISSUER && env.OIDC_ID && env.OIDC_SECRET ? [{ id: 'oidc', name: env.OIDC_NAME }] : []),
  ]
}
