import { lanes, type SizeBin, sizeBins } from '@/lib/duplicates/rules'
import type { DuplicatesView } from '@/lib/duplicates/schema'
import { ChartCard } from '../charts/chart-card'
import { CoverageGrid, HeatLegend } from '../charts/coverage-grid'
import { laneWords } from '../duplicates/words'

type Props = { room: string; sizes: DuplicatesView['sizes'] }

/** How large the groups are in each lane; every number opens those groups. */
export function CopySizes({ room, sizes }: Props) {
  const cellOf = (lane: string, from: number) => {
    const bin = sizes.find((each) => each.lane === lane && each.from === from)
    if (!bin?.groups) return { value: 0 }
    const most = bin.until ? `&maxSize=${bin.until}` : ''
    return { value: bin.groups, href: `${room}&lane=${lane}&minSize=${bin.from}${most}` }
  }
  const title = 'Groups by size'
  return (
    <ChartCard
      title={title}
      meta="how many samples they hold; what was kept is not counted"
      actions={<HeatLegend greatest={Math.max(1, ...sizes.map(({ groups }) => groups))} />}
      table={{
        head: ['Lane', ...sizeBins.map(wordsOf)],
        rows: lanes.map((lane) => [laneWords[lane].tab, ...sizeBins.map(({ from }) => cellOf(lane, from).value)]),
      }}
    >
      <CoverageGrid
        caption={title}
        rows={lanes.map((lane) => ({ key: lane, label: laneWords[lane].tab }))}
        columns={sizeBins.map((bin) => ({ key: String(bin.from), label: wordsOf(bin) }))}
        cellAt={(lane, from) => cellOf(lane, Number(from))}
      />
    </ChartCard>
  )
}

const wordsOf = ({ from, until }: SizeBin) =>
  until === null ? `${from} +` : until === from ? String(from) : `${from} – ${until}`
