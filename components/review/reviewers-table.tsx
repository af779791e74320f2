'use client'
import { useState, useTransition } from 'react'
import { liftPause, pauseReviewer } from '@/lib/review/actions'
import type { ReviewerRecord } from '@/lib/review/gold/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { Tooltip } from '../ui/tooltip'

type Props = { projectId: string; queueId: string; reviewers: readonly ReviewerRecord[]; gold: boolean }

/** Who did how much, how known answers went, and a pause that can be lifted. */
export function ReviewersTable({ projectId, queueId, reviewers, gold }: Props) {
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const act = (work: () => Promise<unknown>) =>
    start(async () => {
      setFailure(null)
      await work().catch((error: Error) => setFailure(error.message))
    })
  const pause = (userId: string) =>
    act(() => unwrap(pauseReviewer(projectId, { queueId, userId, reason: 'A curator paused you' })))
  const lift = (userId: string) => act(() => unwrap(liftPause(projectId, { queueId, userId })))
  return (
    <>
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Table label="Reviewers">
        <TableHead>
          <TableHeadCell>Reviewer</TableHeadCell>
          <TableHeadCell number>Decided</TableHeadCell>
          <TableHeadCell number>Seconds each</TableHeadCell>
          <TableHeadCell number>Known answers</TableHeadCell>
          <TableHeadCell number>Right, at least</TableHeadCell>
          <TableHeadCell hidden>Pause</TableHeadCell>
        </TableHead>
        <tbody>
          {reviewers.map(({ userId, name, done, pace, known, right, low, pause: paused }) => (
            <TableRow key={userId}>
              <TableCell main wrap>
                {name}
                {paused && (
                  <span className="block text-12 font-normal text-text-2">
                    Paused{paused.by ? ` by ${paused.by}` : ''}: {paused.reason}
                  </span>
                )}
              </TableCell>
              <TableCell number>{formatNumber(done)}</TableCell>
              <TableCell number>
                {pace === null ? <Unknown why="Fewer than five decisions" /> : pace.toFixed(1)}
              </TableCell>
              <TableCell number>
                {known === 0 ? (
                  <Unknown why={gold ? 'None came yet' : 'This queue slips none in'} />
                ) : (
                  `${right} of ${known}`
                )}
              </TableCell>
              <TableCell number>
                {low === null ? <Unknown why="No known answer was asked yet" /> : formatNumber(low, 'percent')}
              </TableCell>
              <TableCell number>
                {paused ? (
                  <Button size="small" pending={pending} onClick={() => lift(userId)}>
                    Let go on
                  </Button>
                ) : (
                  <Button kind="ghost" size="small" pending={pending} onClick={() => pause(userId)}>
                    Pause
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </>
  )
}

const Unknown = ({ why }: { why: string }) => (
  <Tooltip text={why}>
    <span>–</span>
  </Tooltip>
)
