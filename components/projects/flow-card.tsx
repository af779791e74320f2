import { sumOf } from '@/lib/projects/rules'
import type { OverviewView, PolarityCounts } from '@/lib/projects/schema'
import type { SampleFilter } from '@/lib/samples/filter/schema'
import { samplesHref } from '@/lib/samples/rules'
import { Flow, PolarityLegend } from '../charts/flow'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'

const words = { safe: 'Safe', caution: 'Caution', unsafe: 'Unsafe', none: 'Unread' } as const

const fromWhere = (sources: number) =>
  sources === 0 ? 'one by one' : `from ${sources} ${sources === 1 ? 'source' : 'sources'}`

/** How far the samples got. */
export function FlowCard({ projectId, overview }: { projectId: string; overview: OverviewView }) {
  const { broughtIn, generated, judged, reviewed, total, sources, dataset, snapshot } = overview
  const at = (filter: SampleFilter) => samplesHref(projectId, filter, { dataset: dataset.id })
  const partsOf = (counts: PolarityCounts, filter: SampleFilter) =>
    (['safe', 'caution', 'unsafe', 'none'] as const)
      .filter((kind) => counts[kind] > 0)
      .map((kind) => ({
        key: kind,
        label: words[kind],
        value: counts[kind],
        kind,
        href: at({ ...filter, polarity: [kind] }),
      }))
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
            note: broughtIn === 0 ? undefined : fromWhere(sources),
            tone: 'grey',
            parts: [],
            href: at({ labelSource: ['import', 'human', 'judge', 'none'] }),
          },
          {
            key: 'generated',
            label: 'Generated',
            value: generated,
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
            tone: 'grey',
            parts: [],
            href: `/projects/${projectId}/snapshots${snapshot ? `/${snapshot.id}` : `?dataset=${dataset.id}`}`,
          },
        ]}
      />
    </Card>
  )
}
