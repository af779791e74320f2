'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Play } from 'lucide-react'
import { useState } from 'react'
import { startPanel } from '@/lib/judges/actions'
import type { JudgeView } from '@/lib/judges/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { Switch } from '../ui/switch'
import { useToast } from '../ui/toast'
import { judgesKey } from './judges-query'
import { PanelEstimate } from './panel-estimate'
import { PanelTries } from './panel-tries'
import { scopesQuery } from './panel-scopes'

type Props = {
  projectId: string
  dataset: { id: string; name: string }
  judges: JudgeView[]
  reason: string | undefined
}

/** Which samples, what it costs, three real answers; then the run. */
export function RunPanel({ projectId, dataset, judges, reason }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <Dialog
      title={`Ask ${judges.map(({ name }) => name).join(', ')}`}
      size="large"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" icon={<Play aria-hidden="true" />} disabledReason={reason}>
          Run a panel
        </Button>
      }
    >
      <Panel projectId={projectId} dataset={dataset} judges={judges} close={() => setOpen(false)} />
    </Dialog>
  )
}

function Panel({ projectId, dataset, judges, close }: Omit<Props, 'reason'> & { close: () => void }) {
  const client = useQueryClient()
  const toast = useToast()
  const { data: scopes = [] } = useQuery(scopesQuery(projectId, dataset.id))
  const [scope, setScope] = useState('all')
  const [unjudged, setUnjudged] = useState(true)
  const [cap, setCap] = useState('')
  const filter = scopes.find(({ value }) => value === scope)?.filter ?? {}
  const asked = { dataset: dataset.id, judgeIds: judges.map(({ id }) => id), filter, unjudged }
  const dollars = Number(cap)
  const start = useMutation({
    mutationFn: () =>
      unwrap(startPanel(projectId, { ...asked, ...(dollars > 0 && { capMicros: Math.round(dollars * 1_000_000) }) })),
    onSuccess: () => {
      toast('The judges are being asked')
      close()
      void client.invalidateQueries({ queryKey: ['projects', projectId, 'runs'] })
      return client.invalidateQueries({ queryKey: judgesKey(projectId) })
    },
  })
  return (
    <div className="flex flex-col gap-4">
      {start.error && <ErrorNote>{start.error.message}</ErrorNote>}
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label="Samples" hint={`Of ${dataset.name}`}>
          <Select options={scopes} value={scope} onValueChange={setScope} />
        </Field>
        <Field label="Stop at, in dollars" optional hint="The run pauses before it would go over">
          <Input
            inputMode="decimal"
            value={cap}
            onChange={(event) => setCap(event.target.value)}
            placeholder="No cap"
          />
        </Field>
      </div>
      <Switch
        checked={unjudged}
        onCheckedChange={setUnjudged}
        hint="What could not be read, or was refused, is asked again."
      >
        Only what these judges have not read yet
      </Switch>
      <PanelEstimate projectId={projectId} asked={asked} />
      <PanelTries projectId={projectId} asked={asked} />
      <div className="flex justify-end">
        <Button
          kind="filled"
          pending={start.isPending}
          disabledReason={cap.trim() !== '' && !(dollars > 0) && 'The cap is no amount: write it like 2.50'}
          onClick={() => start.mutate()}
        >
          Start the run
        </Button>
      </div>
    </div>
  )
}
