'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { moveDataset } from '@/lib/policy/actions'
import type { MoveLine } from '@/lib/policy/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Num } from '../ui/num'
import { SkeletonRows } from '../ui/skeleton'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { useLeave } from '../use-leave'
import { movePreviewQuery } from './policy-query'

const fates: Record<MoveLine['fate'], string> = {
  stays: 'stays as it is',
  mapped: 'becomes',
  left: 'has no successor: its samples keep it',
}

type Props = {
  projectId: string
  dataset: { id: string; name: string }
  version: { id: string; number: number }
  close: () => void
}

/** What will become of the samples, before anything moves. */
export function MoveDialog({ projectId, dataset, version, close }: Props) {
  const { leaving, go } = useLeave()
  const [flagLeft, setFlagLeft] = useState(true)
  const { data: preview, error } = useQuery(movePreviewQuery(projectId, dataset.id, version.id))
  const move = useMutation({
    mutationFn: () => unwrap(moveDataset(projectId, { datasetId: dataset.id, versionId: version.id, flagLeft })),
    onSuccess: ({ runId }) => (runId ? go(`/projects/${projectId}/runs/${runId}`) : close()),
  })
  const left = preview?.lines.filter(({ fate }) => fate === 'left') ?? []
  const failure = move.error ?? error
  return (
    <Dialog
      title={`Move ${dataset.name} to version ${version.number}`}
      description="New samples are labelled by it from now on. Old ones keep the version they were labelled under, unless a label of theirs was merged."
      size="large"
      open
      onOpenChange={(open) => !open && close()}
      footer={
        <Button
          kind="filled"
          pending={move.isPending || leaving}
          disabledReason={preview ? undefined : 'Counting the samples'}
          onClick={() => move.mutate()}
        >
          Move {dataset.name}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {failure && <ErrorNote>{failure.message}</ErrorNote>}
        <div className="rounded-3 border">
          {!preview && !error && (
            <SkeletonRows rows={4} widths={['w-40', 'w-64', 'w-12']} label="Counting the samples" />
          )}
          {preview && preview.lines.length === 0 && <p className="p-4 text-text-2">No sample carries a label yet.</p>}
          {preview && preview.lines.length > 0 && (
            <Table label="What becomes of the samples" fixed>
              <TableHead>
                <TableHeadCell className="w-[36%]">Label</TableHeadCell>
                <TableHeadCell>Fate</TableHeadCell>
                <TableHeadCell number className="w-20">
                  Samples
                </TableHeadCell>
              </TableHead>
              <tbody>
                {preview.lines.map((line) => (
                  <TableRow key={line.code}>
                    <TableCell main title={line.name}>
                      {line.name}
                    </TableCell>
                    <TableCell wrap>
                      {fates[line.fate]} {line.to.join(', ')}
                      {line.polarityChanges && ', with another polarity'}
                    </TableCell>
                    <TableCell number>
                      <Num value={line.samples} />
                    </TableCell>
                  </TableRow>
                ))}
              </tbody>
            </Table>
          )}
        </div>
        {left.length > 0 && (
          <Checkbox
            checked={flagLeft}
            onCheckedChange={setFlagLeft}
            hint="They appear in the samples as flagged, so that a person decides"
          >
            Flag the samples whose label has no successor
          </Checkbox>
        )}
      </div>
    </Dialog>
  )
}
