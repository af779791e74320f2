'use client'
import { useQuery } from '@tanstack/react-query'
import type { AgreementView } from '@/lib/judges/trust/schema'
import { samplesHref } from '@/lib/samples/rules'
import { ChartCard } from '../charts/chart-card'
import { IntervalRows } from '../charts/interval-rows'
import { agreementQuery } from '../judges/judges-query'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { formatNumber } from '../ui/format-number'
import { LinkButton } from '../ui/link-button'
import { Num } from '../ui/num'
import { Segmented } from '../ui/segmented'
import { TextLink } from '../ui/text-link'
import { Figures } from './figures'
import { useChosen } from './use-chosen'

type Props = { projectId: string; dataset: string; initial: AgreementView }

/** How far judges and people say the same, from counters. Who said what of which sample stands in the judges' room. */
export function AgreementPanel({ projectId, dataset, initial }: Props) {
  const [by, setBy] = useChosen('by', ['polarity', 'label'] as const, 'polarity')
  const { data = initial } = useQuery({
    ...agreementQuery(projectId, dataset, by),
    ...(by === 'polarity' && { initialData: initial }),
  })
  const room = `/projects/${projectId}/judges?view=agreement&dataset=${dataset}`
  if (data.pairs.length === 0) return <Nothing projectId={projectId} />
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="Compare by"
          value={by}
          onValueChange={setBy}
          options={[
            { value: 'polarity', label: 'Safe or unsafe' },
            { value: 'label', label: 'Label' },
          ]}
        />
        <LinkButton size="small" href={room} className="ml-auto">
          Who said what
        </LinkButton>
      </div>
      <ChartCard title="All judges together" table={tableOf(together(data).map(({ name, figure }) => [name, figure]))}>
        <Figures figures={together(data)} />
      </ChartCard>
      <ChartCard
        title="Agreement of each two"
        meta="Cohen’s κ with its 95 % interval; 0 is chance"
        table={{
          head: ['Between', 'κ', 'Low', 'High', 'Same answer', 'AC1', 'n'],
          rows: data.pairs.map(({ first, second, figures: { kappa, agreement, ac1 } }) => [
            `${first.name} × ${second.name}`,
            kappa.value,
            kappa.interval?.low ?? null,
            kappa.interval?.high ?? null,
            agreement.value,
            ac1.value,
            kappa.n,
          ]),
        }}
      >
        <IntervalRows
          caption="Agreement of each two"
          from={-0.2}
          to={1}
          rows={data.pairs.map(({ first, second, figures: { kappa, agreement } }) => ({
            key: `${first.id} ${second.id}`,
            label: `${first.name} × ${second.name}`,
            estimate: kappa.value,
            low: kappa.interval?.low ?? kappa.value ?? 0,
            high: kappa.interval?.high ?? kappa.value ?? 0,
            ...(kappa.reason && { reason: kappa.reason }),
            href: room,
            cells: [
              agreement.value === null ? '–' : `${formatNumber(agreement.value, 'percent')} the same`,
              `n ${formatNumber(kappa.n)}`,
            ],
          }))}
        />
      </ChartCard>
      <ChartCard
        title="Who was read"
        table={{
          head: ['Judge', 'Read', 'Unreadable', 'Refused'],
          rows: data.raters.map(({ name, read, unreadable, refused }) => [name, read, unreadable, refused]),
        }}
      >
        <ul>
          {data.raters.map(({ id, name, read, unreadable, refused }) => (
            <li key={id} className="flex h-row items-center gap-3 border-b px-4 last:border-b-0">
              <span className="min-w-0 truncate">{name}</span>
              <span className="ml-auto flex flex-none items-center gap-3 text-text-2">
                {(['unreadable', 'refused'] as const).map((said) => {
                  const count = { unreadable, refused }[said]
                  return (
                    count > 0 && (
                      <TextLink key={said} href={samplesHref(projectId, { verdict: [`${id}=${said}`] }, { dataset })}>
                        {formatNumber(count)} {said}
                      </TextLink>
                    )
                  )
                })}
                {read > 0 ? (
                  <TextLink href={samplesHref(projectId, { verdict: [`${id}=read`] }, { dataset })}>
                    <span className="sr-only">{name}: </span>
                    <Num value={read} of={read + unreadable + refused} unit="read" />
                  </TextLink>
                ) : (
                  <Num value={read} of={read + unreadable + refused} unit="read" />
                )}
              </span>
            </li>
          ))}
        </ul>
      </ChartCard>
    </>
  )
}

const together = ({ together: { fleiss, alpha, masi } }: AgreementView) => [
  { key: 'fleiss', name: 'Fleiss’ κ', why: 'read by every judge', figure: fleiss },
  { key: 'alpha', name: 'Krippendorff’s α', why: 'two answers or more', figure: alpha },
  { key: 'masi', name: 'α of label sets, MASI', why: 'partly the same counts partly', figure: masi },
]

const tableOf = (rows: [string, { value: number | null; n: number }][]) => ({
  head: ['Figure', 'Value', 'n'],
  rows: rows.map(([name, { value, n }]) => [name, value, n]),
})

function Nothing({ projectId }: { projectId: string }) {
  return (
    <Card>
      <EmptyState
        title="Nothing to compare yet"
        action={<LinkButton href={`/projects/${projectId}/judges`}>Run a panel</LinkButton>}
      >
        It takes two judges, or a judge and people, on the same samples.
      </EmptyState>
    </Card>
  )
}
