import { audit } from '../audit'
import { allow, type Ctx, transaction } from '../ctx'
import { env } from '../env'
import { conflict } from '../errors'
import { newId } from '../ids'
import { addressOf } from '../outbound-address'
import type { AddWebhookInput } from './schema'
import { sealedSecret } from './sealed-secret'

const most = 20

/** From now on this address hears what happens. The secret that signs it is shown this once. */
export async function addWebhook(ctx: Ctx, { address, events }: AddWebhookInput) {
  allow(ctx, 'manage')
  const { href } = addressOf(address, { allowHosts: env.ASSAY_ALLOW_HOSTS })
  const id = newId()
  const { secret, sealed } = sealedSecret({ projectId: ctx.projectId, id })
  return transaction(ctx, async (ctx) => {
    await ctx.db.webhook.create({
      data: { id, projectId: ctx.projectId, address: href, events, sealedSecret: sealed, createdBy: ctx.actor },
    })
    if ((await ctx.db.webhook.count({ where: { projectId: ctx.projectId } })) > most)
      throw conflict(`A project has at most ${most} webhooks`)
    await audit(ctx, 'webhook.add', id, { name: href, after: { address: href, events } })
    return { id, address: href, events, secret }
  })
}
