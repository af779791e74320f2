'use client'
import { useState } from 'react'
import type { BalanceView } from '@/lib/stats/schema'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { LinkButton } from '../ui/link-button'
import { Num } from '../ui/num'
import { Polarity } from '../ui/polarity'
import { TargetDialog } from './target-dialog'

type Props = {
  projectId: string
  balance: BalanceView
  gaps: readonly { code: string; count: number }[]
  mayCurate: boolean
}

/** The target and what is missing to it. */
export function GapCard({ projectId, balance, gaps, mayCurate }: Props) {
  const [open, setOpen] = useState(false)
  const labelOf = (code: string) => balance.by.label.find(({ key }) => key === code)
  return (
    <Card
      title="Target"
      meta={balance.targets ? `set by ${balance.targets.setBy}` : 'none yet'}
      actions={
        <>
          <Button
            size="small"
            disabledReason={mayCurate ? undefined : 'A curator sets the target'}
            onClick={() => setOpen(true)}
          >
            {balance.targets ? 'Change target' : 'Set a target'}
          </Button>
          {gaps.length > 0 && mayCurate && (
            <LinkButton size="small" kind="filled" href={fillHref(projectId, balance.dataset, gaps)}>
              Fill the gaps
            </LinkButton>
          )}
        </>
      }
    >
      {!balance.targets && (
        <p className="p-4 text-text-2">Say in what parts the labels should stand, and see what is missing.</p>
      )}
      {balance.targets && gaps.length === 0 && (
        <p className="p-4 text-text-2">The labels stand in the parts that were asked for.</p>
      )}
      {gaps.length > 0 && (
        <ul aria-label="What is missing">
          {gaps.map(({ code, count }) => (
            <li key={code} className="flex h-row items-center gap-2 border-b px-4 last:border-b-0">
              <Polarity kind={labelOf(code)?.kind ?? 'none'}>{labelOf(code)?.name ?? code}</Polarity>
              <span className="ml-auto text-text-2">
                <Num value={labelOf(code)?.count ?? 0} /> now,{' '}
                <span className="font-medium text-text-1">
                  <Num value={count} /> to write
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {open && <TargetDialog projectId={projectId} balance={balance} close={() => setOpen(false)} />}
    </Card>
  )
}

/** Generation opens with what is missing typed in. */
function fillHref(projectId: string, dataset: string, gaps: Props['gaps']) {
  const query = new URLSearchParams([
    ['dataset', dataset],
    ...gaps.flatMap(({ code, count }) => [
      ['label', code],
      ['count', String(count)],
    ]),
  ])
  return `/projects/${projectId}/generation/new?${query}`
}
