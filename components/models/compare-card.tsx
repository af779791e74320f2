'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import type { Comparison, EvaluationDetail } from '@/lib/models/schema'
import { Card, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { Select } from '../ui/select'
import { writeAddress } from '../write-address'
import { comparisonQuery } from './models-query'

type Props = {
  projectId: string
  evaluation: EvaluationDetail
  others: { id: string; name: string; evaluationId: string }[]
  judges: { id: string; name: string }[]
}

/** Two on the same rows: where they differ, who was right. */
export function CompareCard({ projectId, evaluation, others, judges }: Props) {
  const asked = useSearchParams().get('compare')
  const options = [
    ...others
      .filter(({ evaluationId }) => evaluationId !== evaluation.id)
      .map(({ name, evaluationId }) => ({ value: `other ${evaluationId}`, label: name, hint: 'model' })),
    ...judges.map(({ id, name }) => ({ value: `judge ${id}`, label: name, hint: 'judge' })),
  ]
  const other = options.find(({ value }) => value === asked)?.value ?? ''
  const { data, error } = useQuery(comparisonQuery(projectId, evaluation.id, other))
  return (
    <Card title="Compare" meta="on the same texts">
      <CardSection>
        {options.length === 0 ? (
          <p className="text-13 text-text-2">There is no other model or judge yet.</p>
        ) : (
          <Select
            label="Compare with"
            placeholder="A model or a judge"
            options={options}
            value={other}
            onValueChange={(compare) => writeAddress({ compare })}
          />
        )}
      </CardSection>
      {error && (
        <CardSection>
          <ErrorNote>{error.message}</ErrorNote>
        </CardSection>
      )}
      {data && (
        <CardSection>
          <Told {...data} />
        </CardSection>
      )}
    </Card>
  )
}

function Told({ first, second, n, bothRight, onlyFirst, onlySecond, neitherRight, unread, p, reason }: Comparison) {
  const rows = [
    ['Both right', bothRight],
    [`Only ${first}`, onlyFirst],
    [`Only ${second}`, onlySecond],
    ['Neither', neitherRight],
  ] as const
  return (
    <div className="flex flex-col gap-2 text-13">
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-1">
        {rows.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="truncate text-text-2">{label}</dt>
            <dd className="text-right tabular-nums">{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <p className="text-12 text-text-2">
        {formatNumber(n)} texts in common
        {unread > 0 && `; ${formatNumber(unread)} that ${second} could not be read on are left out`}.{' '}
        {p === null ? `${reason}.` : verdict(p)}
      </p>
    </div>
  )
}

const verdict = (p: number) =>
  `McNemar’s exact test: p ${p < 0.001 ? '< 0.001' : `= ${p.toFixed(3)}`}; ${p < 0.05 ? 'more than chance would part them' : 'chance alone may part them so'}.`
