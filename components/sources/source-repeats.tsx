'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TextLink } from '../ui/text-link'
import { ShowMore } from './show-more'
import { repeatsQuery } from './sources-query'

type Props = { projectId: string; sourceId: string; repeats: number }

/** Rows whose text was there already, each with the sample that it repeats. */
export function SourceRepeats({ projectId, sourceId, repeats }: Props) {
  const query = useInfiniteQuery(repeatsQuery(projectId, sourceId))
  const rows = query.data?.pages.flat() ?? []
  return (
    <div id="repeats">
      <Card title="Repeats" meta={`${formatNumber(repeats)} rows whose text was there already`}>
        <Table label="Repeats" fixed>
          <TableHead>
            <TableHeadCell className="w-20" number>
              Row
            </TableHeadCell>
            <TableHeadCell className="w-32">Labelled here</TableHeadCell>
            <TableHeadCell className="max-sm:hidden">Labels</TableHeadCell>
            <TableHeadCell>Repeats</TableHeadCell>
          </TableHead>
          <tbody>
            {rows.map(({ row, sampleId, labels, polarity }) => (
              <TableRow key={row}>
                <TableCell number>{formatNumber(row)}</TableCell>
                <TableCell>
                  <Polarity kind={polarity}>{polarity === 'none' ? 'No label' : undefined}</Polarity>
                </TableCell>
                <TableCell className="max-sm:hidden">{labels.join(', ') || '–'}</TableCell>
                <TableCell>
                  <TextLink href={`/projects/${projectId}/samples/${sampleId}`} className="font-mono text-12">
                    {sampleId.slice(-12)}
                  </TextLink>
                </TableCell>
              </TableRow>
            ))}
          </tbody>
        </Table>
        <ShowMore {...query} />
      </Card>
    </div>
  )
}
