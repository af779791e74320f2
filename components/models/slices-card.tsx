import type { Slice } from '@/lib/models/evaluation/schema'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

const words = { source: 'Source', language: 'Language', length: 'Length' }

/** Where it is worse than elsewhere. Parts of fewer than five texts are not shown. */
export function SlicesCard({ slices }: { slices: readonly Slice[] }) {
  return (
    <Card title="By source, language and length" meta="Parts of at least five texts">
      <Table label="Parts" fixed>
        <TableHead>
          <TableHeadCell className="w-24">By</TableHeadCell>
          <TableHeadCell>Part</TableHeadCell>
          <TableHeadCell className="w-20" number>
            Texts
          </TableHeadCell>
          <TableHeadCell className="w-20 max-sm:hidden" number>
            Unsafe
          </TableHeadCell>
          <TableHeadCell className="w-20" number>
            Recall
          </TableHeadCell>
          <TableHeadCell className="w-28" number>
            False positives
          </TableHeadCell>
          <TableHeadCell className="w-20 max-sm:hidden" number>
            AUROC
          </TableHeadCell>
        </TableHead>
        <tbody>
          {slices.map(({ by, value, n, unsafe, recall, falsePositiveRate, auroc }) => (
            <TableRow key={`${by} ${value}`}>
              <TableCell>{words[by]}</TableCell>
              <TableCell main>
                <bdi>{value}</bdi>
              </TableCell>
              <TableCell number>{formatNumber(n)}</TableCell>
              <TableCell number className="max-sm:hidden">
                {formatNumber(unsafe)}
              </TableCell>
              <TableCell number>
                <Num value={recall} as="score-short" reason="No text of it is unsafe" />
              </TableCell>
              <TableCell number>
                <Num value={falsePositiveRate} as="score-short" reason="No text of it is safe" />
              </TableCell>
              <TableCell number className="max-sm:hidden">
                <Num value={auroc} as="score-short" reason="All of it is of one side" />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
