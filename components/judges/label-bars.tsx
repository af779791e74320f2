import type { JudgeTrust } from '@/lib/judges/trust/schema'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { Figure } from './figure'

/** How often each label of each judge was right, and what it is at least. */
export function LabelBars({ trust }: { trust: JudgeTrust[] }) {
  const rows = trust.flatMap(({ judge, labels }) => labels.map((label) => ({ judge, ...label })))
  if (rows.length === 0) return null
  return (
    <Card title="Precision by label" meta="of the samples a judge gave the label, those where people agree">
      <Table label="Precision by label">
        <TableHead>
          <TableHeadCell>Label</TableHeadCell>
          <TableHeadCell>Judge</TableHeadCell>
          <TableHeadCell>Right</TableHeadCell>
          <TableHeadCell number>At least, one-sided 95 %</TableHeadCell>
        </TableHead>
        <tbody>
          {rows.map(({ judge, code, name, precision, lower }) => (
            <TableRow key={`${judge.id} ${code}`}>
              <TableCell main>{name}</TableCell>
              <TableCell>{judge.name}</TableCell>
              <TableCell>
                <Figure statistic={precision} as="percent" />
              </TableCell>
              <TableCell number>{lower === null ? '–' : formatNumber(lower, 'percent')}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
