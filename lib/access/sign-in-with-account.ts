import { audit } from '../audit'
import { allow, type HouseCtx, transaction } from '../ctx'
import { AppError } from '../errors'
import { newId } from '../ids'
import { openSession } from './open-session'
import { type AccountRefusal, accountRefusal } from './rules'
import type { SignInWithAccountInput } from './schema'
import { takeInvitation } from './take-invitation'

/**
 * Another service says who this is. An address alone never opens an account: it takes one that was connected
 * before, the wish of someone signed in, or an invitation.
 */
export async function signInWithAccount(ctx: HouseCtx, input: SignInWithAccountInput) {
  allow(ctx, 'knock')
  return transaction(ctx, async (ctx) => {
    const { provider, subject, intent, agent } = input
    const account = await ctx.db.account.findUnique({
      where: { provider_subject: { provider, subject } },
      select: { user: { select: { id: true, name: true, email: true, disabledAt: true } } },
    })
    if (intent?.kind === 'connect') return connect(ctx, input, account?.user.id)
    if (account?.user.disabledAt) throw refused('disabled')
    const user = account?.user ?? (await newcomer(ctx, input))
    if (intent?.kind === 'invitation') await takeInvitation(ctx, intent.token, user)
    return openSession(ctx, user, agent)
  })
}

async function connect(ctx: HouseCtx, { provider, subject }: SignInWithAccountInput, holder: string | undefined) {
  const { actor, sessionId } = ctx
  if (actor.type !== 'user' || !sessionId) throw refused('signed-out')
  if (holder && holder !== actor.id) throw refused('someone-else')
  if (!holder) {
    const account = await ctx.db.account.create({ data: { userId: actor.id, provider, subject }, select: { id: true } })
    await audit(ctx, 'account.connect', account.id, { name: provider, after: { provider } })
  }
  return { userId: actor.id, name: actor.name, sessionId }
}

async function newcomer(
  ctx: HouseCtx,
  { provider, subject, name, email, emailVerified, intent }: SignInWithAccountInput,
) {
  if (intent?.kind !== 'invitation') throw refused('unknown')
  if (!email || !emailVerified) throw refused('unverified')
  const user = { id: newId(), name: name || email, email }
  const { count } = await ctx.db.user.createMany({ data: [user], skipDuplicates: true })
  if (count === 0) throw refused('address-known')
  await ctx.db.account.create({ data: { userId: user.id, provider, subject } })
  await audit({ ...ctx, actor: { type: 'user', id: user.id, name: user.name } }, 'user.join', user.id, {
    name: user.name,
    after: { email, provider },
  })
  return user
}

const refused = (reason: AccountRefusal) => new AppError('forbidden', accountRefusal[reason], { reason })
