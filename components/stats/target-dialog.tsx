'use client'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { setTarget } from '@/lib/stats/actions'
import type { BalanceView } from '@/lib/stats/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { Input } from '../ui/input'
import { Polarity } from '../ui/polarity'

type Props = { projectId: string; balance: BalanceView; close: () => void }

/** A part for each label; parts are weighed against each other, so 1, 1, 2 is a quarter, a quarter and a half. */
export function TargetDialog({ projectId, balance, close }: Props) {
  const router = useRouter()
  const labels = balance.by.label
  const [shares, setShares] = useState<Record<string, string>>(
    Object.fromEntries(
      labels.map(({ key }) => [key, String(balance.targets?.shares[key] ?? (balance.targets ? 0 : 1))]),
    ),
  )
  const parts = Object.fromEntries(labels.map(({ key }) => [key, Math.max(0, Number(shares[key]) || 0)]))
  const whole = Object.values(parts).reduce((sum, part) => sum + part, 0)
  const save = useMutation({
    mutationFn: (shares: Record<string, number>) =>
      unwrap(setTarget(projectId, { datasetId: balance.dataset, shares })),
    onSuccess: () => {
      router.refresh()
      close()
    },
  })
  return (
    <Dialog
      title="Target"
      description="In what parts the labels should stand. Zero leaves a label out."
      open
      onOpenChange={(open) => !open && close()}
      footer={
        <>
          {balance.targets && <Button onClick={() => save.mutate({})}>No target</Button>}
          <Button onClick={() => setShares(Object.fromEntries(labels.map(({ key }) => [key, '1'])))}>Even</Button>
          <Button
            kind="filled"
            type="submit"
            form="target"
            pending={save.isPending}
            disabledReason={whole > 0 ? undefined : 'At least one label needs a part'}
          >
            Save
          </Button>
        </>
      }
    >
      <form
        id="target"
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(parts)
        }}
      >
        <ul className="flex flex-col gap-1">
          {labels.map(({ key, name, kind }) => (
            <li key={key} className="grid grid-cols-[minmax(0,1fr)_80px_64px] items-center gap-3">
              <Polarity kind={kind}>{name}</Polarity>
              <Input
                aria-label={`Part of ${name}`}
                inputMode="decimal"
                value={shares[key] ?? ''}
                onChange={(event) => setShares({ ...shares, [key]: event.target.value })}
                className="text-right tabular-nums"
              />
              <span className="text-right text-12 tabular-nums text-text-3">
                {whole > 0 ? formatNumber((parts[key] ?? 0) / whole, 'percent') : '–'}
              </span>
            </li>
          ))}
        </ul>
        {save.error && <ErrorNote>{save.error.message}</ErrorNote>}
      </form>
    </Dialog>
  )
}
