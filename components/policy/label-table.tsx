'use client'
import { ListOrdered, Plus } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { keysOf } from '@/lib/policy/rules'
import type { PolicyView } from '@/lib/policy/schema'
import { edit } from '@/lib/policy/versions/rules'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { KeyHint } from '../ui/key-footer'
import { Table, TableHead, TableHeadCell } from '../ui/table'
import { LabelRow } from './label-row'
import type { Draft } from './use-draft'
import { newLabel } from './use-open-label'

type Props = {
  policy: PolicyView
  draft: Draft
  reason?: string
  open: (code: string) => void
  merge: (code: string) => void
}

export function LabelTable({ policy, draft, reason, open, merge }: Props) {
  const { labels } = draft
  const [said, say] = useState('')
  const keys = keysOf(labels)
  const published = new Set(policy.before?.labels.map(({ code }) => code))

  function move(code: string, by: number) {
    if (reason) return
    draft.change((labels) => {
      const to = Math.max(0, Math.min(labels.length - 1, labels.findIndex((label) => label.code === code) + by))
      say(`${labels.find((label) => label.code === code)?.name} is now at place ${to + 1} of ${labels.length}`)
      return edit.move(labels, code, to)
    })
  }

  function press(event: KeyboardEvent<HTMLTableSectionElement>) {
    const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('button[data-code]') : null
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!row?.dataset.code || by === undefined) return
    event.preventDefault()
    if (event.altKey) return move(row.dataset.code, by)
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('button[data-code]')]
    rows[rows.indexOf(row) + by]?.focus()
  }

  return (
    <Card
      title="Labels"
      meta={`${labels.filter(({ retired }) => !retired).length}, ${policy.multiLabel ? 'several a text' : 'one a text'}`}
      actions={
        <>
          <Button
            kind="ghost"
            size="small"
            icon={<ListOrdered aria-hidden="true" />}
            disabledReason={
              reason ?? (labels.every(({ key }) => key === null) ? 'Keys follow the places already' : undefined)
            }
            onClick={() => draft.change(edit.keysByPlace)}
          >
            Keys by place
          </Button>
          <Button
            size="small"
            icon={<Plus aria-hidden="true" />}
            disabledReason={reason}
            onClick={() => open(newLabel)}
          >
            Add label
          </Button>
        </>
      }
    >
      {labels.length === 0 ? (
        <EmptyState title="No label yet">
          Add at least two, so that there is something to tell apart. One of them usually says that a text is safe.
        </EmptyState>
      ) : (
        <Table label="Labels" fixed>
          <TableHead>
            <TableHeadCell className="w-12 max-sm:hidden" number>
              Place
            </TableHeadCell>
            <TableHeadCell className="w-12 touch:hidden max-sm:hidden">Key</TableHeadCell>
            <TableHeadCell className="w-[34%] max-md:w-auto">Label</TableHeadCell>
            <TableHeadCell className="w-28 max-sm:hidden">Code</TableHeadCell>
            <TableHeadCell className="max-md:hidden">Definition</TableHeadCell>
            <TableHeadCell className="w-16" hidden>
              Acts
            </TableHeadCell>
          </TableHead>
          <tbody onKeyDown={press}>
            {labels.map((label, index) => (
              <LabelRow
                key={label.code}
                label={label}
                place={index + 1}
                last={index === labels.length - 1}
                shortcut={keys.get(label.code) ?? null}
                published={published.has(label.code)}
                reason={reason}
                open={() => open(label.code)}
                move={(by) => move(label.code, by)}
                merge={() => merge(label.code)}
                set={draft.change}
              />
            ))}
          </tbody>
        </Table>
      )}
      {labels.length > 0 && (
        <footer className="flex h-8 items-center gap-4 overflow-hidden border-t px-4 text-12 text-text-3 max-sm:hidden">
          {reason ?? 'Every change is saved at once'}
          <span className="ml-auto flex gap-4">
            <KeyHint keys="ArrowUp ArrowDown" label="go" />
            {!reason && <KeyHint keys="Alt ArrowUp ArrowDown" label="move" />}
            <KeyHint keys="Enter" label="open" />
          </span>
        </footer>
      )}
      <span role="status" className="sr-only">
        {said}
      </span>
    </Card>
  )
}
