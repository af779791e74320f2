import { Card, CardFooter } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { Pagination } from '@/components/ui/pagination'
import type { DeliveryView, WebhookView } from '@/lib/webhooks/schema'
import { DeliveriesTable } from './deliveries-table'
import { TestWebhook } from './test-webhook'
import { WebhookActs } from './webhook-acts'

type Props = {
  projectId: string
  webhook: WebhookView
  log: { deliveries: DeliveryView[]; newerHref: string | null; olderHref: string | null }
}

/** One address: what it hears, what it was told, and what it said to that. */
export function WebhookCard({ projectId, webhook, log }: Props) {
  return (
    <Card
      title={<span className="font-mono text-13">{webhook.address}</span>}
      meta={webhook.paused ? undefined : webhook.events.join(' · ')}
      actions={
        <>
          {webhook.paused && <Chip outlined>Paused</Chip>}
          <WebhookActs projectId={projectId} webhook={webhook} />
        </>
      }
    >
      {log.deliveries.length > 0 ? (
        <DeliveriesTable projectId={projectId} webhook={webhook} deliveries={log.deliveries} />
      ) : (
        <p className="px-4 py-3 text-13 text-text-2">Nothing has happened yet. A test tells it something now.</p>
      )}
      {(log.newerHref || log.olderHref) && <Pagination newerHref={log.newerHref} olderHref={log.olderHref} />}
      <CardFooter>
        <span className="min-w-0 flex-1 truncate">
          Added by {webhook.createdBy}
          {webhook.waiting > 0 && ` · ${webhook.waiting} waiting`}
        </span>
        <TestWebhook projectId={projectId} webhook={webhook} />
      </CardFooter>
    </Card>
  )
}
