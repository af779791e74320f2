import type { GenerationView } from '@/lib/generation/schema'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

type Names = Record<string, { name: string; polarity: 'safe' | 'unsafe' | 'caution' | 'none' }>

/** The grid, cell by cell: what it wanted and what came of it. */
export function OutcomeCard({ view, names }: { view: GenerationView; names: Names }) {
  return (
    <Card
      title="Cells"
      meta={`${view.cells.filter(({ kept, count }) => kept >= count).length} of ${view.cells.length} full`}
    >
      <div
        className="max-h-96 overflow-y-auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled by keyboard
        tabIndex={0}
        role="region"
        aria-label="Cells"
      >
        <Table label="Cells" fixed>
          <TableHead>
            <TableHeadCell>Label</TableHeadCell>
            <TableHeadCell className="max-sm:hidden">For</TableHeadCell>
            <TableHeadCell className="w-24" number>
              Kept
            </TableHeadCell>
            <TableHeadCell className="w-20" number>
              Not kept
            </TableHeadCell>
            <TableHeadCell className="w-18" number>
              Failed
            </TableHeadCell>
          </TableHead>
          <tbody>
            {view.cells.map((cell, at) => {
              const label = names[cell.label ?? '']
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the plan
                <TableRow key={at}>
                  <TableCell main>
                    {label ? <Polarity kind={label.polarity}>{label.name}</Polarity> : (cell.label ?? 'Responses')}
                  </TableCell>
                  <TableCell className="max-sm:hidden">
                    {[
                      cell.group === null ? 'all personas' : cell.group || 'in no group',
                      cell.topic,
                      cell.sourceName,
                      cell.language,
                      cell.turns && `${cell.turns} messages`,
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </TableCell>
                  <TableCell number>
                    {formatNumber(cell.kept)} <span className="text-text-3">of {formatNumber(cell.count)}</span>
                  </TableCell>
                  <TableCell number>{formatNumber(cell.notKept)}</TableCell>
                  <TableCell number>{formatNumber(cell.failed)}</TableCell>
                </TableRow>
              )
            })}
          </tbody>
        </Table>
      </div>
    </Card>
  )
}
