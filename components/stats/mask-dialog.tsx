'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { startMasking } from '@/lib/stats/actions'
import type { Measures, PersonalKind } from '@/lib/stats/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { measurementQuery } from './stats-query'
import { kindWords } from './words'

type Props = { projectId: string; dataset: string; personal: Measures['personal']; close: () => void }

/** Which kinds to put in brackets. It is a run, and it can be undone there. */
export function MaskDialog({ projectId, dataset, personal, close }: Props) {
  const client = useQueryClient()
  const found = personal.filter(({ samples }) => samples > 0)
  const [kinds, setKinds] = useState<PersonalKind[]>(found.map(({ kind }) => kind))
  const mask = useMutation({
    mutationFn: () => unwrap(startMasking(projectId, { datasetId: dataset, kinds })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: measurementQuery(projectId, dataset).queryKey })
      close()
    },
  })
  return (
    <Dialog
      title="Mask personal data"
      description="Each find becomes its kind in brackets, such as [email]. The earlier text stays in the history, and the mask can be undone."
      size="small"
      open
      onOpenChange={(open) => !open && close()}
      footer={
        <Button
          kind="filled"
          pending={mask.isPending}
          disabledReason={kinds.length ? undefined : 'Choose what to mask'}
          onClick={() => mask.mutate()}
        >
          Mask
        </Button>
      }
    >
      <ul className="flex flex-col gap-2">
        {found.map(({ kind, samples }) => (
          <li key={kind}>
            <Checkbox
              checked={kinds.includes(kind)}
              onCheckedChange={(on) => setKinds(on ? [...kinds, kind] : kinds.filter((each) => each !== kind))}
            >
              {kindWords[kind]}, {formatNumber(samples)} samples
            </Checkbox>
          </li>
        ))}
      </ul>
      {mask.error && <ErrorNote>{mask.error.message}</ErrorNote>}
    </Dialog>
  )
}
