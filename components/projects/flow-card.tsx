import { sumOf } from '@/lib/projects/rules'
import type { OverviewView, PolarityCounts } from '@/lib/projects/schema'
import { Flow, PolarityLegend } from '../charts/flow'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'

const words = { safe: 'Safe', caution: 'Caution', unsafe: 'Unsafe', none: 'Unread' } as const

/** How far the samples got. */
export function FlowCard({ overview }: { overview: OverviewView }) {
  const { broughtIn, generated, judged, reviewed, total, runs } = overview
  const share = (part: number, whole: number, of: string) => (whole > 0 ? `${formatNumber(part / whole, 'percent')} of ${of}` : undefined)
  return (
    <Card title="Flow" meta={`${formatNumber(total)} samples`} actions={<PolarityLegend />}>
      <Flow
        caption="How far the samples got"
        stages={[
          { key: 'brought-in', label: 'Brought in', value: broughtIn, note: `${runs} ${runs === 1 ? 'run' : 'runs'} so far`, tone: 'grey', parts: [] },
          { key: 'generated', label: 'Generated', value: generated, tone: 'accent', onTop: true, parts: [] },
          { key: 'judged', label: 'Judged', value: sumOf(judged), note: share(sumOf(judged), total, 'samples'), parts: partsOf(judged) },
          { key: 'reviewed', label: 'Reviewed', value: sumOf(reviewed), note: share(sumOf(reviewed), total, 'samples'), parts: partsOf(reviewed) },
        ]}
      />
    </Card>
  )
}

const partsOf = (counts: PolarityCounts) =>
  (['safe', 'caution', 'unsafe', 'none'] as const).filter((kind) => counts[kind] > 0).map((kind) => ({ key: kind, label: words[kind], value: counts[kind], kind }))
