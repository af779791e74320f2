'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { undoMasking } from '@/lib/stats/actions'
import type { MeasurementView } from '@/lib/stats/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { TextLink } from '../ui/text-link'
import { measurementQuery } from './stats-query'

type Props = { projectId: string; dataset: string; mask: MeasurementView['mask']; mayCurate: boolean }

/** What the last mask did, and the way back. */
export function MaskNote({ projectId, dataset, mask, mayCurate }: Props) {
  const client = useQueryClient()
  const undo = useMutation({
    mutationFn: (runId: string) => unwrap(undoMasking(projectId, { runId })),
    onSettled: () => client.invalidateQueries({ queryKey: measurementQuery(projectId, dataset).queryKey }),
  })
  if (!mask) return null
  const words = mask.undone ? 'The last mask was undone' : `The last mask changed ${formatNumber(mask.masked)} samples`
  return (
    <div className="flex flex-wrap items-center gap-3 border-t px-4 py-2 text-12 text-text-2" aria-live="polite">
      <span>
        {mask.going ? 'Working on it' : words}.{' '}
        <TextLink href={`/projects/${projectId}/runs/${mask.runId}`}>Its run</TextLink>
      </span>
      {!mask.undone && mask.masked > 0 && !mask.going && (
        <Button
          size="small"
          className="ml-auto"
          disabledReason={mayCurate ? undefined : 'A curator can undo it'}
          pending={undo.isPending}
          onClick={() => undo.mutate(mask.runId)}
        >
          Undo the mask
        </Button>
      )}
      {undo.error && <ErrorNote>{undo.error.message}</ErrorNote>}
    </div>
  )
}
