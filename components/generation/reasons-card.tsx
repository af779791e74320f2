import { wordsOf } from '@/lib/generation/rules'
import type { GenerationView } from '@/lib/generation/schema'
import { Card, CardSection } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { TextLink } from '../ui/text-link'

type Names = Record<string, { name: string }>

type Props = { projectId: string; view: GenerationView; names: Names; cell: number | undefined }

/** Why rows were not kept, of one cell where one is chosen, and who declined what. Each number opens the rows behind it. */
export function ReasonsCard({ projectId, view, names, cell }: Props) {
  const { refusals, counts, runId } = view
  const only = cell === undefined ? undefined : view.cells[cell]
  const reasons = only?.reasons ?? view.reasons
  const lost = only ? only.notKept + only.failed : counts.notKept + counts.failed
  const asked = only ? lost + only.kept + only.waiting : counts.asked
  const of = only ? `&cell=${cell}` : ''
  const most = reasons[0]?.count ?? 1
  return (
    <Card
      title="Not kept or failed"
      meta={
        lost > 0
          ? `${formatNumber(lost)}, ${formatNumber(lost / Math.max(1, asked), 'percent')} of what was asked`
          : undefined
      }
    >
      {reasons.length === 0 && <p className="p-4 text-text-2">Every row so far was kept.</p>}
      {reasons.length > 0 && (
        <ul className="py-2">
          {reasons.map(({ outcome, reason, count }) => (
            <li
              key={`${outcome} ${reason}`}
              className="grid h-6.5 grid-cols-[minmax(0,1fr)_40px_32px_36px] items-center gap-2 px-4 text-12"
            >
              <span className="truncate text-text-2">{wordsOf(reason)}</span>
              <span className="h-1 rounded-[2px] bg-surface-2">
                <i className="block h-full rounded-[2px] bg-none" style={{ width: `${(count / most) * 100}%` }} />
              </span>
              <span className="text-right">{formatNumber(count)}</span>
              <TextLink
                href={`/projects/${projectId}/generation/${runId}?outcome=${outcome}&reason=${reason}${of}`}
                scroll={false}
              >
                Show<span className="sr-only"> rows: {wordsOf(reason)}</span>
              </TextLink>
            </li>
          ))}
        </ul>
      )}
      {refusals.length > 0 && (
        <CardSection title="Declined" meta="by model and label">
          <ul>
            {refusals.map(({ model, label, count }) => (
              <li key={`${model} ${label}`} className="flex h-6.5 items-center gap-2 text-12">
                <span className="min-w-0 flex-1 truncate text-text-2">
                  {model}, {label === null ? 'no label' : (names[label]?.name ?? label)}
                </span>
                <TextLink
                  href={`/projects/${projectId}/generation/${runId}?${declinedBy(model, label)}`}
                  scroll={false}
                  aria-label={`${formatNumber(count)} declined by ${model}${label === null ? '' : ` of ${names[label]?.name ?? label}`}`}
                >
                  {formatNumber(count)}
                </TextLink>
              </li>
            ))}
          </ul>
        </CardSection>
      )}
    </Card>
  )
}

/** Rows that another model of the chain wrote in the end are among them. */
const declinedBy = (model: string, label: string | null) =>
  new URLSearchParams({ rows: 'all', refusedBy: model, ...(label !== null && { label }) })
