'use client'
import { useQuery } from '@tanstack/react-query'
import type { PreviewSiftInput } from '@/lib/judges/consensus/schema'
import { CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { Skeleton } from '../ui/skeleton'
import { previewSiftNow } from './estimate-now'
import { judgesKey } from './judges-query'

type Props = { projectId: string; asked: Omit<PreviewSiftInput, 'filter'> }

/** How many would be kept, dropped and left undecided, and why, before anything is done. */
export function SiftPreviewBar({ projectId, asked }: Props) {
  const { data, error } = useQuery({
    queryKey: [...judgesKey(projectId), 'sift-preview', asked],
    queryFn: () => previewSiftNow(projectId, { ...asked, filter: {} }),
  })
  if (error) return <ErrorNote>{error.message}</ErrorNote>
  const rows = [
    { label: 'Kept', value: data?.kept },
    { label: 'Dropped', value: data?.dropped },
    { label: 'Undecided', value: data?.undecided },
    { label: 'Decided by people', value: data?.people },
    { label: 'Not judged', value: data?.unjudged },
  ]
  return (
    <CardSection>
      <dl aria-label="What it would do" className="grid grid-cols-5 gap-4 max-sm:grid-cols-2">
        {rows.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-12 text-text-3">{label}</dt>
            <dd className="text-20 font-semibold tabular-nums">
              {value === undefined ? <Skeleton className="my-2.5 w-10" /> : formatNumber(value)}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 min-h-4 text-12 text-text-3">
        {data?.why.map(({ reason, count }) => `${reason}: ${formatNumber(count)}`).join('. ')}
      </p>
    </CardSection>
  )
}
