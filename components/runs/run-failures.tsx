import type { FailureView } from '@/lib/runs/schema'
import { Card } from '../ui/card'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

/** Why batches failed; while the run is going, also what is being tried again. */
export function RunFailures({ failures, ended }: { failures: FailureView[]; ended: boolean }) {
  if (failures.length === 0) return null
  return (
    <Card title={ended ? 'What failed' : 'What failed, or is being tried again'}>
      <Table label="Failures" fixed>
        <TableHead>
          <TableHeadCell className="w-32">Class</TableHeadCell>
          <TableHeadCell>Reason</TableHeadCell>
          <TableHeadCell className="w-20" number>
            Batches
          </TableHeadCell>
          <TableHeadCell className="w-20" number>
            Units
          </TableHeadCell>
        </TableHead>
        <tbody>
          {failures.map(({ errorClass, error, batches, units }) => (
            <TableRow key={errorClass + error}>
              <TableCell>{errorClass}</TableCell>
              <TableCell main wrap>
                {error}
              </TableCell>
              <TableCell number>{batches}</TableCell>
              <TableCell number>{units}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
