import type { Report } from '@/lib/models/evaluation/schema'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'

export function LabelsCard({ report: { labels, labelMacroF1 } }: { report: Report }) {
  const none = 'It occurs nowhere here, or is never said'
  return (
    <Card
      title="Labels"
      meta={
        labelMacroF1.value === null
          ? labelMacroF1.reason
          : `Macro-F1 ${formatNumber(labelMacroF1.value, 'score')} over ${labelMacroF1.n} labels that occur`
      }
    >
      <Table label="Labels" fixed>
        <TableHead>
          <TableHeadCell>Label</TableHeadCell>
          {['Texts', 'Said', 'Precision', 'Recall', 'F1'].map((head) => (
            <TableHeadCell key={head} className="w-20" number>
              {head}
            </TableHeadCell>
          ))}
        </TableHead>
        <tbody>
          {labels.map(({ code, name, precision, recall, f1, support, said }) => (
            <TableRow key={code}>
              <TableCell main>{name}</TableCell>
              <TableCell number>{formatNumber(support)}</TableCell>
              <TableCell number>{formatNumber(said)}</TableCell>
              {[precision, recall, f1].map((value, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have fixed places
                <TableCell key={at} number>
                  <Num value={value} as="score-short" reason={none} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
