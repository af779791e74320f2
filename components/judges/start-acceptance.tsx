'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { startAcceptance } from '@/lib/judges/actions'
import type { AcceptancePreview, CalibrationSummary } from '@/lib/judges/trust/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { formatNumber } from '../ui/format-number'
import { Select } from '../ui/select'
import { previewAcceptanceNow } from './estimate-now'
import { judgesKey } from './judges-query'

const bars = ['0.8', '0.85', '0.9', '0.95', '0.98']

type Props = { projectId: string; calibration: CalibrationSummary; may: { manage: boolean } }

/** What it would do stands first; only then can it be switched on. */
export function StartAcceptance({ projectId, calibration, may }: Props) {
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [judgeId, setJudge] = useState(calibration.judges[0]?.id ?? '')
  const [bar, setBar] = useState('0.9')
  const asked = { judgeId, calibrationId: calibration.id, bar: Number(bar) }
  const { data: preview, error } = useQuery({
    queryKey: [...judgesKey(projectId), 'acceptance-preview', asked],
    queryFn: () => previewAcceptanceNow(projectId, asked),
    enabled: open,
  })
  const start = useMutation({
    mutationFn: () => unwrap(startAcceptance(projectId, asked)),
    onSuccess: () => {
      setOpen(false)
      return client.invalidateQueries({ queryKey: judgesKey(projectId) })
    },
  })
  const passes = preview?.labels.some(({ passes }) => passes)
  return (
    <Dialog
      title="Let a judge accept samples"
      description="It accepts new samples of the labels that pass, those there are now and those it judges later. Everything it does is a run that can be undone."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" disabledReason={may.manage ? undefined : 'Owners decide what a judge may accept'}>
          Let a judge accept
        </Button>
      }
      footer={
        <Button
          kind="filled"
          pending={start.isPending}
          disabledReason={passes ? undefined : 'No label passes this bar'}
          onClick={() => start.mutate()}
        >
          Switch it on
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {(error ?? start.error) && <ErrorNote>{(error ?? start.error)?.message}</ErrorNote>}
        <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
          <Field label="Judge">
            <Select
              options={calibration.judges.map(({ id, name }) => ({ value: id, label: name }))}
              value={judgeId}
              onValueChange={setJudge}
            />
          </Field>
          <Field label="Precision at least" hint="Its one-sided 95 % bound must reach this">
            <Select
              options={bars.map((value) => ({ value, label: formatNumber(Number(value), 'percent') }))}
              value={bar}
              onValueChange={setBar}
            />
          </Field>
        </div>
        {preview && <Preview preview={preview} />}
      </div>
    </Dialog>
  )
}

function Preview({ preview: { labels, samples, left } }: { preview: AcceptancePreview }) {
  return (
    <section aria-label="What it would do" className="rounded-3 border p-4">
      <p className="text-14">
        It would accept <b className="font-semibold tabular-nums">{formatNumber(samples)}</b> samples now.
      </p>
      <ul className="mt-2 text-12 text-text-2">
        {labels.map(({ code, name, lower, n, passes, samples }) => (
          <li key={code}>
            {name}: {lower === null ? 'not known' : `at least ${formatNumber(lower, 'percent')}`} from {n} checked,{' '}
            {passes ? `passes, ${formatNumber(samples)} samples` : 'does not pass'}
          </li>
        ))}
        {labels.length === 0 && <li>People have checked none of its labels yet.</li>}
      </ul>
      <p className="mt-2 text-12 text-text-3">
        Left alone: {formatNumber(left.tainted)} tainted, {formatNumber(left.otherLabel)} that came with another label.
      </p>
    </section>
  )
}
