import { sumOf } from '@/lib/projects/rules'
import type { OverviewView, PolarityCounts } from '@/lib/projects/schema'
import { none, type SampleFilter } from '@/lib/samples/filter/schema'
import type { Polarity } from '@/lib/samples/schema'
import { samplesHref } from '@/lib/samples/rules'
import { Flow, PolarityLegend } from '../charts/flow'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'

const words = { safe: 'Safe', caution: 'Caution', unsafe: 'Unsafe', none: 'Unread' } as const

const sourceWords: Record<string, string> = {
  file: 'Files',
  web: 'Web pages',
  hub: 'Hub',
  api: 'API',
  paste: 'Pasted',
  document: 'Documents',
}
/** All that no generator wrote. */
const brought: SampleFilter = { labelSource: ['import', 'human', 'judge', 'none'] }
const several = (count: number, one: string) => `${formatNumber(count)} ${one}${count === 1 ? '' : 's'}`

/** How far the samples got. */
export function FlowCard({ projectId, overview }: { projectId: string; overview: OverviewView }) {
  const { broughtIn, generated, judged, reviewed, total, sources, generation, dataset, snapshot } = overview
  const named = sources.flatMap(({ ids }) => ids).length
  const at = (filter: SampleFilter) => samplesHref(projectId, filter, { dataset: dataset.id })
  const partsOf = (counts: PolarityCounts, filter: SampleFilter) =>
    stackOf(counts, (kind) => at({ ...filter, polarity: [kind] }))
  const share = (part: number, whole: number, of: string) =>
    whole > 0 ? `${formatNumber(part / whole, 'percent')} of ${of}` : undefined
  return (
    <Card title="Flow" meta={`${formatNumber(total)} samples`} actions={<PolarityLegend />}>
      <Flow
        caption="How far the samples got"
        stages={[
          {
            key: 'brought-in',
            label: 'Brought in',
            value: broughtIn,
            note: named > 0 ? several(named, 'source') : broughtIn > 0 ? 'one by one' : undefined,
            tone: 'grey',
            parts: [...sources].reverse().map(({ kind, ids, count }) => ({
              key: kind ?? '',
              label: kind === null ? 'One by one' : (sourceWords[kind] ?? kind),
              value: count,
              // The table is narrowed by at most fifty.
              ...(ids.length <= 50 && { href: at({ ...brought, source: kind === null ? [none] : ids }) }),
            })),
            href: at(brought),
          },
          {
            key: 'generated',
            label: 'Generated',
            value: generated,
            note:
              generation.runs > 0
                ? `${several(generation.runs, 'run')}, ${formatNumber(generation.costMicros / 1_000_000, 'money')}`
                : undefined,
            tone: 'accent',
            onTop: true,
            parts: [],
            href: at({ labelSource: ['generator'] }),
          },
          {
            key: 'judged',
            label: 'Judged',
            value: sumOf(judged),
            note: share(sumOf(judged), total, 'samples'),
            href: at({ judged: true }),
            parts: partsOf(judged, { judged: true }),
          },
          {
            key: 'reviewed',
            label: 'Reviewed',
            value: sumOf(reviewed),
            note: share(sumOf(reviewed), total, 'samples'),
            href: at({ reviewed: true }),
            parts: partsOf(reviewed, { reviewed: true }),
          },
          {
            key: 'snapshot',
            label: 'In the last snapshot',
            value: snapshot?.rows ?? 0,
            note: snapshot ? `version ${snapshot.version}` : 'none taken yet',
            parts: snapshot ? stackOf(snapshot.polarity, () => undefined) : [],
            href: `/projects/${projectId}/snapshots${snapshot ? `/${snapshot.id}` : `?dataset=${dataset.id}`}`,
          },
        ]}
      />
    </Card>
  )
}

const stackOf = (counts: PolarityCounts, hrefOf: (kind: Polarity) => string | undefined) =>
  (['safe', 'caution', 'unsafe', 'none'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => ({ key: kind, label: words[kind], value: counts[kind], kind, href: hrefOf(kind) }))
