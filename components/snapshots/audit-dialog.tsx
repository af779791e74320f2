'use client'
import { useState } from 'react'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { formatNumber } from '../ui/format-number'
import { Input } from '../ui/input'
import { useStartAudit } from './use-audit'

type Props = { projectId: string; snapshotId: string; rows: number; mayCurate: boolean }

/** How small a label error should be shown; how many rows that takes is said before anybody starts. */
export function AuditDialog({ projectId, snapshotId, rows, mayCurate }: Props) {
  const [open, setOpen] = useState(false)
  const [percent, setPercent] = useState('5')
  const start = useStartAudit(projectId, snapshotId, () => setOpen(false))
  const bound = Number(percent) / 100
  const fits = bound >= 0.002 && bound <= 0.2
  // With no wrong row among n, the bound is 1 − 0.05^(1/n).
  const least = fits ? Math.ceil(Math.log(0.05) / Math.log(1 - bound)) : null
  return (
    <Dialog
      title="Start an audit"
      description="Rows are drawn at random and put into a queue whose reviewers do not see the labels."
      open={open}
      onOpenChange={setOpen}
      size="small"
      trigger={
        <Button size="small" disabledReason={mayCurate ? undefined : 'Curators and owners start audits'}>
          Start an audit
        </Button>
      }
      footer={
        <Button
          kind="filled"
          pending={start.isPending}
          disabledReason={fits ? undefined : 'Between 0.2 and 20 per cent'}
          onClick={() => start.mutate({ bound, allowed: 0 })}
        >
          Draw the rows
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Field
          label="Label error to rule out"
          error={fits ? null : 'Between 0.2 and 20 per cent'}
          hint={
            least === null
              ? undefined
              : `${formatNumber(Math.min(least, rows))} rows are drawn. If none is wrong, the error is at most ${percent} % with 95 % confidence; with wrong ones the bound is wider.`
          }
        >
          <Input
            type="number"
            step="0.1"
            min="0.2"
            max="20"
            end="%"
            value={percent}
            onChange={(event) => setPercent(event.target.value)}
          />
        </Field>
        {start.error && <ErrorNote>{start.error.message}</ErrorNote>}
      </div>
    </Dialog>
  )
}
