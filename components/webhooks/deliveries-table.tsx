import { Chip } from '@/components/ui/chip'
import { Num } from '@/components/ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/table'
import { TimeAgo } from '@/components/ui/time-ago'
import type { DeliveryView } from '@/lib/webhooks/schema'
import { ResendDelivery } from './resend-delivery'

type Props = { projectId: string; webhook: { id: string; address: string }; deliveries: DeliveryView[] }

/** What was told, newest first, and what was answered. */
export function DeliveriesTable({ projectId, webhook, deliveries }: Props) {
  return (
    <Table label={`Deliveries to ${webhook.address}`}>
      <TableHead>
        <TableHeadCell>What</TableHeadCell>
        <TableHeadCell>State</TableHeadCell>
        <TableHeadCell className="max-sm:hidden">Answer</TableHeadCell>
        <TableHeadCell number className="max-sm:hidden">
          Tries
        </TableHeadCell>
        <TableHeadCell>When</TableHeadCell>
        <TableHeadCell hidden>Acts</TableHeadCell>
      </TableHead>
      <tbody>
        {deliveries.map((delivery) => (
          <TableRow key={delivery.id}>
            <TableCell main className="font-mono text-12">
              {delivery.event}
            </TableCell>
            <TableCell>
              <Chip outlined={delivery.status !== 'delivered'}>{stateName[delivery.status]}</Chip>
            </TableCell>
            <TableCell className="max-sm:hidden">{answerOf(delivery)}</TableCell>
            <TableCell number className="max-sm:hidden">
              <Num value={delivery.attempts} />
            </TableCell>
            <TableCell>
              <TimeAgo at={delivery.createdAt} />
            </TableCell>
            <TableCell className="text-right">
              {delivery.status !== 'waiting' && (
                <ResendDelivery projectId={projectId} webhookId={webhook.id} delivery={delivery} />
              )}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

const stateName = { waiting: 'Waiting', delivered: 'Delivered', failed: 'Failed' }

function answerOf({ error, answered, milliseconds }: DeliveryView) {
  if (error) return error
  return answered === null ? '–' : `${answered} after ${milliseconds} ms`
}
