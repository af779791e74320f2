'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { findLeaks } from '@/lib/duplicates/actions'
import { areApart, type SideView } from '@/lib/duplicates/schema'
import { panelHref } from '@/lib/stats/panels/rules'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { formatNumber } from '../ui/format-number'
import { Select } from '../ui/select'
import { useLeave } from '../use-leave'
import { leakSidesQuery } from './leakage-query'

type Props = { projectId: string; dataset: string; sides: SideView[]; mayCurate: boolean }

const likeness = ['0.7', '0.8', '0.9']

/** What was learnt from, what it is tested with, and from where on two rows are one. */
export function LeakForm({ projectId, dataset, sides, mayCurate }: Props) {
  const { leaving, go } = useLeave()
  const client = useQueryClient()
  const first = usual(sides)
  const [trained, setTrained] = useState(first.trained)
  const [tested, setTested] = useState(first.tested)
  const [threshold, setThreshold] = useState(likeness[0] ?? '0.7')
  const sideOf = (key: string) => sides.find((side) => side.key === key)?.side
  const [left, right] = [sideOf(trained), sideOf(tested)]
  const look = useMutation({
    mutationFn: async () => {
      if (!left || !right) throw new Error('Choose both')
      return unwrap(findLeaks(projectId, { left, right, threshold: Number(threshold) }))
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: leakSidesQuery(projectId).queryKey })
      go(`${panelHref(projectId, 'leakage', dataset)}&run=${id}`)
    },
  })
  const options = sides.map(({ key, name, rows }) => ({ value: key, label: name, hint: formatNumber(rows) }))
  const reason = !mayCurate
    ? 'A curator can look for leaks'
    : left && right && areApart(left, right)
      ? undefined
      : 'Choose two datasets, or two parts of one'
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto_auto] items-end gap-3 p-4 max-sm:grid-cols-1"
      onSubmit={(event) => {
        event.preventDefault()
        if (!reason) look.mutate()
      }}
    >
      <Field label="Trained on">
        <Select options={options} value={trained} onValueChange={setTrained} />
      </Field>
      <Field label="Tested with">
        <Select options={options} value={tested} onValueChange={setTested} />
      </Field>
      <Field label="Alike from">
        <Select
          options={likeness.map((value) => ({ value, label: `J ≥ ${value}` }))}
          value={threshold}
          onValueChange={setThreshold}
        />
      </Field>
      <Button kind="filled" type="submit" pending={look.isPending || leaving} disabledReason={reason}>
        Look for leaks
      </Button>
      {look.error && (
        <div className="col-span-full">
          <ErrorNote>{look.error.message}</ErrorNote>
        </div>
      )}
    </form>
  )
}

/** Train against test of the newest snapshot where there is one, else the first two that are apart. */
function usual(sides: SideView[]) {
  const train = sides.find(({ side }) => side.split === 'train')
  const test = train && sides.find(({ side }) => side.snapshot === train.side.snapshot && side.split === 'test')
  const trained = train ?? sides[0]
  const tested = test ?? sides.find(({ side }) => trained && areApart(trained.side, side)) ?? sides[1]
  return { trained: trained?.key ?? '', tested: tested?.key ?? '' }
}
