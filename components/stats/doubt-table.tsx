import { sampleHref } from '@/lib/samples/rules'
import type { DoubtView, Share } from '@/lib/stats/schema'
import type { Hides } from '../samples/hides'
import { Veil } from '../samples/sample-words'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TextLink } from '../ui/text-link'

type Props = { projectId: string; doubts: readonly DoubtView[]; labels: readonly Share[]; hides: Hides }

/** Each text with the label it has and the one it rather should have; the surest error first. */
export function DoubtTable({ projectId, doubts, labels, hides }: Props) {
  const labelOf = (code: string) => labels.find(({ key }) => key === code)
  return (
    <Table label="Likely label errors" fixed>
      <TableHead>
        <TableHeadCell className="w-1/2 max-sm:w-2/5">Text</TableHeadCell>
        <TableHeadCell>Label</TableHeadCell>
        <TableHeadCell>Rather</TableHeadCell>
        <TableHeadCell number className="max-sm:hidden">
          Likely wrong
        </TableHeadCell>
      </TableHead>
      <tbody>
        {doubts.map(({ sampleId, excerpt, given, suggested, confidence }) => (
          <TableRow key={sampleId}>
            <TableCell main className="max-sm:py-2 max-sm:whitespace-normal">
              <TextLink href={sampleHref(projectId, sampleId)}>
                {hides({ labels: [given, suggested] }) ? (
                  <Veil words={`Sample ${sampleId.slice(-6)}, hidden`} />
                ) : (
                  <span className="max-sm:line-clamp-3">{excerpt}</span>
                )}
              </TextLink>
            </TableCell>
            <TableCell>
              <Polarity kind={labelOf(given)?.kind ?? 'none'}>{labelOf(given)?.name ?? given}</Polarity>
            </TableCell>
            <TableCell>
              <Polarity kind={labelOf(suggested)?.kind ?? 'none'}>{labelOf(suggested)?.name ?? suggested}</Polarity>
            </TableCell>
            <TableCell number className="max-sm:hidden">
              {formatNumber(1 - confidence, 'percent')}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}
