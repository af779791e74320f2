import type { Metadata } from 'next'
import { OwnersOnly } from '@/components/access/owners-only'
import { SettingsTabs } from '@/components/providers/settings-tabs'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { AddWebhookDialog } from '@/components/webhooks/add-webhook-dialog'
import { WebhookCard } from '@/components/webhooks/webhook-card'
import { can } from '@/lib/ctx'
import { enterPage } from '@/lib/pages'
import { listDeliveries } from '@/lib/webhooks/list-deliveries'
import { listWebhooks } from '@/lib/webhooks/list-webhooks'
import { deliveryFilter } from '@/lib/webhooks/schema'

export const metadata: Metadata = { title: 'Webhooks' }

export default async function WebhooksPage({
  params,
  searchParams,
}: PageProps<'/projects/[projectId]/settings/webhooks'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const mayManage = can(ctx.role, 'manage')
  const asked = deliveryFilter.pick({ webhookId: true, before: true }).safeParse(await searchParams).data
  const webhooks = mayManage ? await listWebhooks(ctx) : []
  const path = `/projects/${projectId}/settings/webhooks`
  const logs = await Promise.all(
    webhooks.map(async ({ id: webhookId }) => {
      const before = asked?.webhookId === webhookId ? asked.before : undefined
      const { deliveries, next } = await listDeliveries(ctx, { webhookId, before, take: 8 })
      return {
        deliveries,
        newerHref: before ? path : null,
        olderHref: next ? `${path}?${new URLSearchParams({ webhookId, before: next })}` : null,
      }
    }),
  )
  return (
    <Page
      header={
        <PageHeader
          title="Webhooks"
          meta="Other programs hear what happens here: signed, and tried again until they have it."
          // Always here: the secret is shown after the list has changed around it.
          actions={mayManage && <AddWebhookDialog projectId={projectId} />}
        />
      }
    >
      <SettingsTabs projectId={projectId} current="webhooks" />
      {!mayManage && <OwnersOnly what="webhooks" role={ctx.role} />}
      {mayManage && webhooks.length === 0 && (
        <Card>
          <EmptyState title="No webhooks yet">
            An address of yours gets a POST when a run ends, a snapshot is taken or a model is trained, so that nobody
            has to ask again and again.
          </EmptyState>
        </Card>
      )}
      {webhooks.map((webhook, index) => {
        const log = logs[index]
        return log && <WebhookCard key={webhook.id} projectId={projectId} webhook={webhook} log={log} />
      })}
    </Page>
  )
}
