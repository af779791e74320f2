'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Dices } from 'lucide-react'
import { useState } from 'react'
import { drawCalibration } from '@/lib/judges/actions'
import type { JudgeView } from '@/lib/judges/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { useToast } from '../ui/toast'
import { JudgeChoice } from './judge-choice'
import { judgesKey } from './judges-query'

type Props = { projectId: string; dataset: string; judges: JudgeView[]; mayCurate: boolean }

/** Draws judged samples for people, by verdict, label and confidence. */
export function DrawCalibration({ projectId, dataset, judges, mayCurate }: Props) {
  const client = useQueryClient()
  const toast = useToast()
  const answered = judges.filter(({ archived, verdicts }) => !archived && verdicts.read > 0)
  const [open, setOpen] = useState(false)
  const [picked, setJudges] = useState<string[] | null>(null)
  // Until somebody chooses, all that have answered by now.
  const judgeIds = picked ?? answered.map(({ id }) => id)
  const [take, setTake] = useState('120')
  const draw = useMutation({
    mutationFn: () => unwrap(drawCalibration(projectId, { dataset, judgeIds, take: Number(take) })),
    onSuccess: ({ items, warning }) => {
      toast(warning ?? `${items} samples drawn for people`)
      setOpen(false)
      return client.invalidateQueries({ queryKey: judgesKey(projectId) })
    },
  })
  const reason = !mayCurate
    ? 'Curators and owners draw a calibration'
    : answered.length === 0
      ? 'No judge has answered yet'
      : undefined
  return (
    <Dialog
      title="Draw a calibration"
      description="Samples are drawn by verdict, label and confidence, so that rare ones are seen too. People decide them without seeing a verdict."
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" icon={<Dices aria-hidden="true" />} disabledReason={reason}>
          Draw a calibration
        </Button>
      }
      footer={
        <Button
          kind="filled"
          pending={draw.isPending}
          disabledReason={
            judgeIds.length === 0 ? 'Choose a judge' : !(Number(take) >= 1) && 'Write how many samples, like 120'
          }
          onClick={() => draw.mutate()}
        >
          Draw and hand over
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {draw.error && <ErrorNote>{draw.error.message}</ErrorNote>}
        <JudgeChoice legend="Judges" judges={answered} chosen={judgeIds} onChoose={setJudges} />
        <Field label="Samples" hint="Twenty cannot show more than 70 % for sure; a hundred and twenty can show 90 %.">
          <Input inputMode="numeric" value={take} onChange={(event) => setTake(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  )
}
