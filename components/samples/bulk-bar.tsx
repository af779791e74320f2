'use client'
import { ChevronDown, X } from 'lucide-react'
import { useState } from 'react'
import type { BulkAct } from '@/lib/samples/bulk/schema'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { formatNumber } from '../ui/format-number'
import { Menu, MenuAct, MenuDivider, MenuHeading } from '../ui/menu'

type Props = {
  count: number
  all: boolean
  total: number | undefined
  atLeast: boolean
  others: readonly { id: string; name: string }[]
  reason: string | null
  curateReason: string | null
  pending: boolean
  keys: Record<'accept' | 'reject' | 'flag', string>
  onAll: () => void
  onRelabel: () => void
  onAct: (act: BulkAct) => Promise<unknown>
  onClear: () => void
}

/** What can be done to the selection, over the table's foot. */
export function BulkBar({
  count,
  all,
  total,
  atLeast,
  others,
  reason,
  curateReason,
  pending,
  keys,
  onAll,
  onRelabel,
  onAct,
  onClear,
}: Props) {
  const [deleting, setDeleting] = useState(false)
  const button = (label: string, keys: string | undefined, run: () => void, className?: string) => (
    <Button
      kind="ghost"
      size="small"
      keys={keys}
      disabledReason={reason}
      pending={pending}
      onClick={run}
      className={className}
    >
      {label}
    </Button>
  )
  return (
    <div
      role="toolbar"
      aria-label="Selected samples"
      className="absolute bottom-11 left-1/2 z-20 flex h-12 max-w-[calc(100%-24px)] -translate-x-1/2 animate-appear items-center gap-1 rounded-4 border border-border-strong bg-surface-1 pr-1.5 pl-4 shadow-3 max-sm:bottom-3 max-sm:w-[calc(100%-24px)]"
    >
      <span role="status" className="whitespace-nowrap">
        <b className="font-semibold">
          {atLeast && all ? '≥ ' : ''}
          {formatNumber(count)}
        </b>{' '}
        selected
      </span>
      {!all && total !== undefined && total > count && (
        <button type="button" onClick={onAll} className="ml-2 whitespace-nowrap text-accent-text hover:underline">
          Select all {atLeast ? 'that match' : formatNumber(total)}
        </button>
      )}
      <span className="mx-2 h-5 w-px bg-border max-sm:ml-auto" />
      {button('Relabel', 'l', onRelabel)}
      {button('Accept', keys.accept, () => void onAct({ kind: 'accept' }), 'max-sm:hidden')}
      {button('Reject', keys.reject, () => void onAct({ kind: 'reject' }), 'max-sm:hidden')}
      <Menu
        side="top"
        align="end"
        trigger={
          <Button kind="ghost" size="small">
            More
            <ChevronDown aria-hidden="true" />
          </Button>
        }
      >
        <MenuAct disabledReason={reason ?? false} onSelect={() => void onAct({ kind: 'accept' })}>
          Accept
        </MenuAct>
        <MenuAct disabledReason={reason ?? false} onSelect={() => void onAct({ kind: 'reject' })}>
          Reject
        </MenuAct>
        <MenuAct keys={keys.flag} disabledReason={reason ?? false} onSelect={() => void onAct({ kind: 'flag' })}>
          Flag
        </MenuAct>
        <MenuAct disabledReason={reason ?? false} onSelect={() => void onAct({ kind: 'reopen' })}>
          Back to new
        </MenuAct>
        <MenuDivider />
        {others.length > 0 && <MenuHeading>Move to</MenuHeading>}
        {others.map(({ id, name }) => (
          <MenuAct
            key={id}
            disabledReason={curateReason ?? false}
            onSelect={() => void onAct({ kind: 'move', toDataset: id })}
          >
            {name}
          </MenuAct>
        ))}
        {others.length > 0 && <MenuDivider />}
        <MenuAct disabledReason={curateReason ?? false} onSelect={() => setDeleting(true)}>
          Delete…
        </MenuAct>
      </Menu>
      <span className="mx-1 h-5 w-px bg-border max-sm:hidden" />
      <Button
        kind="ghost"
        size="small"
        iconOnly
        label="Clear selection"
        keys="Escape"
        icon={<X aria-hidden="true" />}
        onClick={onClear}
      />
      <ConfirmDialog
        open={deleting}
        onOpenChange={setDeleting}
        title={`Delete ${formatNumber(count)} ${count === 1 ? 'sample' : 'samples'}?`}
        consequence="They leave the dataset as a run. Their history stays, and the run can be undone."
        confirm={`Delete ${formatNumber(count)}`}
        onConfirm={async () => void (await onAct({ kind: 'delete' }))}
      />
    </div>
  )
}
