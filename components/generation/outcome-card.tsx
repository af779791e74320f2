import type { GenerationView } from '@/lib/generation/schema'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'
import { TextLink } from '../ui/text-link'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

type Names = Record<string, { name: string; polarity: 'safe' | 'unsafe' | 'caution' | 'none' }>

type Props = { projectId: string; view: GenerationView; names: Names }

/** The grid, cell by cell: what it wanted and what came of it. Each number opens the rows behind it. */
export function OutcomeCard({ projectId, view, names }: Props) {
  const rows = (cell: number, outcome: 'kept' | 'notKept' | 'failed', count: number, words: string) =>
    count === 0 ? (
      '0'
    ) : (
      <TextLink
        href={`/projects/${projectId}/generation/${view.runId}?outcome=${outcome}&cell=${cell}`}
        scroll={false}
        aria-label={`${formatNumber(count)} ${words}`}
      >
        {formatNumber(count)}
      </TextLink>
    )
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
              const name = label?.name ?? cell.label ?? 'Responses'
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the plan
                <TableRow key={at}>
                  <TableCell main className="max-sm:py-2">
                    {label ? <Polarity kind={label.polarity}>{name}</Polarity> : name}
                    <span className="block truncate text-12 font-normal text-text-3 sm:hidden">{forWhom(cell)}</span>
                  </TableCell>
                  <TableCell className="max-sm:hidden">{forWhom(cell)}</TableCell>
                  <TableCell number>
                    {rows(at, 'kept', cell.kept, `kept of ${name}`)}{' '}
                    <span className="text-text-3">of {formatNumber(cell.count)}</span>
                  </TableCell>
                  <TableCell number>{rows(at, 'notKept', cell.notKept, `not kept of ${name}`)}</TableCell>
                  <TableCell number>{rows(at, 'failed', cell.failed, `failed of ${name}`)}</TableCell>
                </TableRow>
              )
            })}
          </tbody>
        </Table>
      </div>
    </Card>
  )
}

const forWhom = ({ group, topic, sourceName, language, turns }: GenerationView['cells'][number]) =>
  [group === null ? 'all personas' : group || 'in no group', topic, sourceName, language, turns && `${turns} messages`]
    .filter(Boolean)
    .join(', ')
