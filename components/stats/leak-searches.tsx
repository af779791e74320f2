import type { LeakSearchView } from '@/lib/duplicates/schema'
import { panelHref } from '@/lib/stats/panels/rules'
import { Card } from '../ui/card'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TextLink } from '../ui/text-link'
import { TimeAgo } from '../ui/time-ago'

type Props = { projectId: string; dataset: string; searches: LeakSearchView[]; chosen: string | undefined }

/** What was looked for before; each opens what it found. */
export function LeakSearches({ projectId, dataset, searches, chosen }: Props) {
  return (
    <Card title="Earlier searches" meta={`the last ${searches.length}`}>
      <Table label="Earlier searches">
        <TableHead>
          <TableHeadCell>Tested with</TableHeadCell>
          <TableHeadCell>Trained on</TableHeadCell>
          <TableHeadCell number>Leaked</TableHeadCell>
          <TableHeadCell number>Of</TableHeadCell>
          <TableHeadCell>When</TableHeadCell>
        </TableHead>
        <tbody>
          {searches.map(({ runId, status, left, right, leaked, rows, createdAt }) => (
            <TableRow key={runId} current={runId === chosen}>
              <TableCell main>
                <TextLink href={`${panelHref(projectId, 'leakage', dataset)}&run=${runId}`}>{right}</TextLink>
              </TableCell>
              <TableCell>{left}</TableCell>
              <TableCell number>
                <Num value={leaked} reason={status === 'done' ? 'Not known' : `The run is ${status}`} />
              </TableCell>
              <TableCell number>
                <Num value={rows} />
              </TableCell>
              <TableCell>
                <TimeAgo at={createdAt} />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Card>
  )
}
