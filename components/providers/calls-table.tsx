import Link from 'next/link'
import type { CallView } from '@/lib/providers/schema'
import { Chip } from '../ui/chip'
import { EmptyState } from '../ui/empty-state'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TimeAgo } from '../ui/time-ago'
import { outcomeName } from './words'

export function CallsTable({ projectId, calls }: { projectId: string; calls: CallView[] }) {
  if (calls.length === 0)
    return (
      <EmptyState title="No call matches">
        Each call to a model is written down before it goes out and closed when it ends. Test a provider or start a run
        to see some.
      </EmptyState>
    )
  return (
    <Table label="Model calls" fixed>
      <TableHead>
        <TableHeadCell className="w-28 max-sm:w-24">When</TableHeadCell>
        <TableHeadCell>Model</TableHeadCell>
        <TableHeadCell className="w-28 max-sm:hidden">For</TableHeadCell>
        <TableHeadCell className="w-[34%] max-sm:w-28">What came of it</TableHeadCell>
        <TableHeadCell number className="w-24 max-md:hidden">
          Tokens in
        </TableHeadCell>
        <TableHeadCell number className="w-24 max-md:hidden">
          Tokens out
        </TableHeadCell>
        <TableHeadCell number className="w-20 max-md:hidden">
          ms
        </TableHeadCell>
        <TableHeadCell number className="w-24 max-sm:w-20">
          Cost
        </TableHeadCell>
      </TableHead>
      <tbody>
        {calls.map((call) => (
          <CallRow key={call.id} projectId={projectId} call={call} />
        ))}
      </tbody>
    </Table>
  )
}

function CallRow({ projectId, call }: { projectId: string; call: CallView }) {
  const pending = 'It has not ended yet'
  return (
    <TableRow>
      <TableCell>
        <TimeAgo at={call.at} />
      </TableCell>
      <TableCell main title={`${call.provider} ${call.model}`}>
        {call.model}
        {call.simulated && <span className="font-normal text-text-3"> simulated</span>}
      </TableCell>
      <TableCell className="max-sm:hidden">
        {call.runId ? (
          <Link href={`/projects/${projectId}/runs/${call.runId}`} className="underline">
            {call.purpose}
          </Link>
        ) : (
          call.purpose
        )}
      </TableCell>
      <TableCell title={call.error ?? undefined} className="max-sm:py-2 max-sm:whitespace-normal">
        <Chip outlined={call.outcome !== 'answered'}>{outcomeName[call.outcome]}</Chip>{' '}
        {call.attempt > 1 && <span className="text-text-3">try {call.attempt} </span>}
        <span className="max-sm:line-clamp-2">{call.error}</span>
      </TableCell>
      <TableCell number className="max-md:hidden">
        <Num value={call.tokensIn} reason={pending} />
      </TableCell>
      <TableCell number className="max-md:hidden">
        <Num value={call.tokensOut} reason={pending} />
      </TableCell>
      <TableCell number className="max-md:hidden">
        <Num value={call.latencyMs} reason={pending} />
      </TableCell>
      <TableCell number title={call.estimated ? 'Reckoned by us: the provider did not say' : undefined}>
        {call.estimated && '≈ '}${(call.costMicros / 1_000_000).toFixed(4)}
      </TableCell>
    </TableRow>
  )
}
