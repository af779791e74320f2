import { splits } from '@/lib/snapshots/export/schema'
import type { SnapshotSummary } from '@/lib/snapshots/schema'
import { Card, CardSection } from '../ui/card'
import { Num } from '../ui/num'
import { Polarity } from '../ui/polarity'
import type { PolarityKind } from '../ui/polarity-shape'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { splitWords } from './words'

type Label = { code: string; name: string; polarity: string }
type Props = { summary: SnapshotSummary; labels: readonly Label[] }

/** Rows of each label in each split, the whole in the first line. */
export function SplitsCard({ summary, labels }: Props) {
  const { sizes, byLabel, groups, largestGroup, kept, movedByMerge, reasons } = summary.splits
  const total = sizes.train + sizes.validation + sizes.test
  const labelOf = new Map(labels.map((label) => [label.code, label]))
  return (
    <Card title="Splits">
      <Table label="Rows by label and split" fixed>
        <TableHead>
          <TableHeadCell>Label</TableHeadCell>
          {splits.map((split) => (
            <TableHeadCell key={split} className="w-24 max-sm:w-20" number>
              {splitWords[split]}
            </TableHeadCell>
          ))}
          <TableHeadCell className="w-24 max-sm:hidden" number>
            All
          </TableHeadCell>
        </TableHead>
        <tbody>
          <Row name={<span className="font-medium text-text-1">All rows</span>} sizes={sizes} />
          {byLabel.map(({ label, sizes }) => {
            const known = labelOf.get(label)
            return (
              <Row
                key={label}
                name={
                  <Polarity kind={kindOf(known?.polarity ?? label)} size={8}>
                    {known?.name ?? 'No label'}
                  </Polarity>
                }
                sizes={sizes}
              />
            )
          })}
        </tbody>
      </Table>
      <CardSection className="flex flex-col gap-1 border-t text-12 text-text-2">
        <p>
          <Num value={groups} /> groups that may not be parted; the largest has <Num value={largestGroup} of={total} />{' '}
          rows.
          {kept > 0 && (
            <>
              {' '}
              <Num value={kept} of={total} /> rows stayed where the snapshot before had them.
            </>
          )}
          {movedByMerge > 0 && (
            <>
              {' '}
              <Num value={movedByMerge} of={total} /> rows changed sides because a new sample joined two groups.
            </>
          )}
        </p>
        {reasons.map((reason) => (
          <p key={reason}>{reason[0]?.toUpperCase() + reason.slice(1)}.</p>
        ))}
      </CardSection>
    </Card>
  )
}

const kinds: readonly PolarityKind[] = ['safe', 'unsafe', 'caution', 'none']
const kindOf = (polarity: string): PolarityKind => kinds.find((kind) => kind === polarity) ?? 'none'

type Sizes = SnapshotSummary['splits']['sizes']
function Row({ name, sizes }: { name: React.ReactNode; sizes: Sizes }) {
  return (
    <TableRow>
      <TableCell>{name}</TableCell>
      {splits.map((split) => (
        <TableCell key={split} number>
          <Num value={sizes[split]} />
        </TableCell>
      ))}
      <TableCell number className="max-sm:hidden">
        <Num value={sizes.train + sizes.validation + sizes.test} />
      </TableCell>
    </TableRow>
  )
}
