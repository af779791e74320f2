import type { DuplicatesView } from '@/lib/duplicates/schema'
import { samplesHref } from '@/lib/samples/rules'
import { ChartCard } from '../charts/chart-card'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { formatNumber } from '../ui/format-number'
import { LinkButton } from '../ui/link-button'
import { TextLink } from '../ui/text-link'
import { TimeAgo } from '../ui/time-ago'
import { CopyRates } from './copy-rates'
import { CopySizes } from './copy-sizes'
import { Figures } from './figures'

type Props = { projectId: string; copies: DuplicatesView }

/** How much of the dataset says the same again, and where that came from. */
export function CopiesPanel({ projectId, copies }: Props) {
  const { rates, ratedAt, dataset, threshold } = copies
  const room = `/projects/${projectId}/duplicates?dataset=${dataset.id}`
  if (!rates || !ratedAt)
    return (
      <Card>
        <EmptyState
          title="Not compared yet"
          action={
            <LinkButton kind="filled" href={room}>
              Find duplicates
            </LinkButton>
          }
        >
          One pass compares every text with every other and says how many are copies, exact or near.
        </EmptyState>
      </Card>
    )
  const share = (part: number) => ({
    value: rates.total ? part / rates.total : null,
    n: rates.total,
    ...(rates.total === 0 && { reason: 'There are no samples' }),
  })
  return (
    <>
      <ChartCard
        title="Copies"
        meta={`J ≥ ${threshold}, counted`}
        actions={<TimeAgo at={ratedAt} />}
        table={{
          head: ['Copies', 'Samples', 'Of'],
          rows: [
            ['Exact', rates.exact, rates.total],
            ['Near', rates.near, rates.total],
          ],
        }}
      >
        <Figures
          figures={[
            {
              key: 'exact',
              name: 'Exact copies',
              why: 'could be left out',
              figure: share(rates.exact),
              as: 'percent',
              href: `${room}&lane=collapse&exact=yes`,
            },
            {
              key: 'near',
              name: 'Near copies',
              why: 'exact ones too',
              figure: share(rates.near),
              as: 'percent',
              href: `${room}&lane=collapse`,
            },
          ]}
        />
        <p className="flex flex-wrap items-center gap-3 px-4 py-3 text-text-2">
          <span>
            <TextLink href={`${room}&lane=conflict`}>{formatNumber(copies.lanes.conflict)} in conflict</TextLink>,{' '}
            <TextLink href={`${room}&lane=collapse`}>{formatNumber(copies.lanes.collapse)} to collapse</TextLink>,{' '}
            <TextLink href={`${room}&lane=family`}>
              {formatNumber(copies.lanes.family)} {copies.lanes.family === 1 ? 'family' : 'families'}
            </TextLink>
          </span>
          <LinkButton size="small" href={room} className="ml-auto">
            Open duplicates
          </LinkButton>
        </p>
      </ChartCard>
      <CopySizes room={room} sizes={copies.sizes} />
      <CopyRates
        title="Copies by source"
        shares={rates.sources.map((each) => ({
          ...each,
          name: each.name ?? 'Deleted source',
          behind: samplesHref(projectId, { source: [each.key] }, { dataset: dataset.id }),
          groups: `${room}&lane=collapse&source=${each.key}`,
        }))}
      />
      <CopyRates
        title="Copies by model"
        shares={rates.models.map((each) => ({
          ...each,
          name: each.key,
          behind: samplesHref(projectId, { model: [each.key] }, { dataset: dataset.id }),
          groups: `${room}&lane=collapse&model=${encodeURIComponent(each.key)}`,
        }))}
      />
      <CopyRates
        title="Copies by run"
        shares={rates.runs.map((each) => ({
          ...each,
          name: each.name ?? 'Deleted run',
          behind: samplesHref(projectId, { run: [each.key] }, { dataset: dataset.id }),
          groups: `${room}&lane=collapse&run=${each.key}`,
        }))}
      />
    </>
  )
}
