import type { PairView } from '@/lib/judges/trust/schema'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { Figure } from './figure'

/** Percent agreement beside what corrects it for chance: on skewed answers the two tell different stories. */
export function PairTable({ pairs }: { pairs: PairView[] }) {
  return (
    <div className="overflow-x-auto">
      <Table label="Agreement of pairs" className="min-w-220">
        <TableHead>
          <TableHeadCell>Between</TableHeadCell>
          <TableHeadCell>Same answer</TableHeadCell>
          <TableHeadCell>Cohen’s κ</TableHeadCell>
          <TableHeadCell>PABAK</TableHeadCell>
          <TableHeadCell>AC1</TableHeadCell>
          <TableHeadCell number>Not read</TableHeadCell>
        </TableHead>
        <tbody>
          {pairs.map(({ first, second, figures, dropped }) => (
            <TableRow key={`${first.id} ${second.id}`}>
              <TableCell main wrap>
                {first.name} × {second.name}
              </TableCell>
              <TableCell>
                <Figure statistic={figures.agreement} as="percent" />
              </TableCell>
              <TableCell>
                <Figure statistic={figures.kappa} />
              </TableCell>
              <TableCell>
                <Figure statistic={figures.pabak} />
              </TableCell>
              <TableCell>
                <Figure statistic={figures.ac1} />
              </TableCell>
              <TableCell number>
                <Num value={dropped} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  )
}
