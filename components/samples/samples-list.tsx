'use client'
import { useQueryClient } from '@tanstack/react-query'
import { type MouseEvent, type RefObject, useRef, useState } from 'react'
import type { BulkAct } from '@/lib/samples/bulk/schema'
import type { FacetView } from '@/lib/samples/facets/schema'
import type { DatasetInfo, HandAct, SamplePage } from '@/lib/samples/schema'
import { termsOf } from '@/lib/samples/text/rules'
import type { Column } from '@/lib/samples/views/schema'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { KeyFooter } from '../ui/key-footer'
import { BulkBar } from './bulk-bar'
import { BulkProgress } from './bulk-progress'
import type { NameOf } from './label-mark'
import { RelabelDialog } from './relabel-dialog'
import { SamplePanel } from './sample-panel'
import { NoMatch } from './samples-empty'
import { type Asked, sampleQuery } from './samples-query'
import type { May } from './samples-screen'
import { SamplesTable } from './samples-table'
import { useActs } from './use-acts'
import type { useAddress } from './use-address'
import { useBulk } from './use-bulk'
import { usePhone } from './use-phone'
import { useRows } from './use-rows'
import { useSelection } from './use-selection'
import { useTableKeys } from './use-table-keys'

type Props = {
  projectId: string
  dataset: DatasetInfo
  others: { id: string; name: string }[]
  may: May
  asked: Asked
  initial: SamplePage | null
  facets: FacetView | undefined
  columns: readonly Column[]
  nameOf: NameOf
  veiled: boolean
  onVeil: () => void
  search: RefObject<HTMLInputElement | null>
  address: ReturnType<typeof useAddress>
}

const keyHints = [
  { keys: 'j k', label: 'move' },
  { keys: 'x', label: 'select' },
  { keys: 'Enter', label: 'open' },
]

/** The rows of one filter in one order, what is chosen among them, and the acts on them. */
export function SamplesList({
  projectId,
  dataset,
  others,
  may,
  asked,
  initial,
  facets,
  columns,
  nameOf,
  veiled,
  onVeil,
  search,
  address,
}: Props) {
  const client = useQueryClient()
  const phone = usePhone()
  const rows = useRows(projectId, asked, initial)
  const selection = useSelection()
  const acts = useActs(projectId)
  const bulk = useBulk(projectId, dataset.id)
  const scroll = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(() => (address.open ? -1 : 0))
  const [relabelling, setRelabelling] = useState(false)
  const [revealed, setRevealed] = useState<string | null>(null)

  const opened = address.open
  // The open sample is current wherever it is loaded.
  const at = current >= 0 ? current : opened ? rows.indexOf(opened) : 0
  const row = at >= 0 ? rows.rowAt(at) : null
  const picked = selection.selection
  const count = picked.kind === 'all' ? (facets?.total ?? rows.count) : picked.ids.size
  const mayMany = picked.kind === 'all' ? may.curate : may.review
  const reviewReason = may.review ? null : 'Reviewers, curators and owners decide'
  const loadedIds = () => rows.loadedRows().map(({ id }) => id)

  function goTo(index: number) {
    const next = Math.max(0, Math.min(rows.count - 1, index))
    setCurrent(next)
    const there = rows.rowAt(next)
    if (opened && there) address.setOpen(there.id)
  }
  function toggle(index: number) {
    const there = rows.rowAt(index)
    if (there) selection.toggle(there.id, index, loadedIds)
  }
  function range(to: number) {
    const [first, last] = [Math.min(selection.anchor, to), Math.max(selection.anchor, to)]
    selection.add(
      Array.from({ length: last - first + 1 }, (_, step) => rows.rowAt(first + step)?.id).filter(
        (id) => id !== undefined,
      ),
    )
  }
  function onOpen(index: number, event: MouseEvent) {
    if (event.shiftKey) return range(index)
    setCurrent(index)
    const there = rows.rowAt(index)
    if (there) address.setOpen(there.id, opened ? 'replace' : 'push')
  }
  const many = async (act: BulkAct) => {
    const filter = picked.kind === 'all' ? asked.filter : { ids: [...picked.ids].slice(0, 1_000) }
    await bulk.start({ filter, act }).catch(() => undefined)
    selection.clear()
  }
  /** On what is selected; else on the current row. */
  function decide(act: HandAct, said: string, labels?: string[]) {
    if (count > 0)
      return mayMany ? void many(act === 'label' ? { kind: 'label', labels: labels ?? [] } : { kind: act }) : undefined
    if (row) acts.act({ id: row.id, revision: row.revision, act, said, ...(labels && { labels }) })
  }
  /** On the sample in the panel, wherever it lies in the list. */
  function decideOpened(act: HandAct, said: string) {
    const sample = opened ? client.getQueryData(sampleQuery(projectId, opened).queryKey) : undefined
    if (sample) acts.act({ id: sample.id, revision: sample.revision, act, said })
  }
  const flag = () =>
    row?.state === 'flagged' && count === 0 ? decide('reopen', 'Flag taken away') : decide('flag', 'Flagged')

  useTableKeys(
    {
      move: (by) => goTo(at + by),
      toggle: () => toggle(at),
      range: () => range(at),
      all: () =>
        picked.kind === 'some' && picked.ids.size > 0 && picked.ids.size >= rows.loadedRows().length
          ? selection.all()
          : selection.add(loadedIds()),
      open: () => row && address.setOpen(row.id, opened ? 'replace' : 'push'),
      close: () => (opened ? address.setOpen(null) : selection.clear()),
      relabel: () => (count > 0 || row) && setRelabelling(true),
      accept: () => decide('accept', 'Accepted'),
      reject: () => decide('reject', 'Rejected'),
      flag,
      undo: acts.undo,
      veil: onVeil,
      reveal: () => setRevealed(opened ?? row?.id ?? null),
    },
    { mayReview: may.review, search, page: 20 },
  )

  const failure = acts.failure ?? bulk.failure ?? rows.error?.message ?? null
  const total = facets?.total
  return (
    <>
      <div className="relative col-start-1 row-start-2 flex min-w-0 flex-col">
        {rows.count === 0 && !rows.pending && !rows.error ? (
          <div className="flex-1 border-t">
            <NoMatch onClear={() => address.setFilter({})} />
          </div>
        ) : (
          <SamplesTable
            rows={rows}
            columns={columns}
            text={asked.filter.text}
            nameOf={nameOf}
            selection={selection}
            current={at}
            veiled={veiled}
            phone={phone}
            fading={false}
            scroll={scroll}
            onOpen={onOpen}
            onToggle={toggle}
            onAll={() => (count > 0 ? selection.clear() : selection.add(loadedIds()))}
          />
        )}
        {failure && (
          <ErrorNote
            action={
              rows.error ? (
                <Button size="small" onClick={() => void rows.retry()}>
                  Retry
                </Button>
              ) : (
                <Button kind="ghost" size="small" onClick={acts.dismiss}>
                  Close
                </Button>
              )
            }
          >
            {failure}
          </ErrorNote>
        )}
        {bulk.going && (
          <BulkProgress
            key={bulk.going.runId}
            projectId={projectId}
            going={bulk.going}
            onEnded={bulk.ended}
            onUndo={({ runId, act }) => bulk.undo({ runId, act })}
          />
        )}
        {count > 0 && (
          <BulkBar
            count={count}
            all={picked.kind === 'all'}
            total={total}
            atLeast={facets?.atLeast ?? false}
            others={others}
            reason={mayMany ? null : picked.kind === 'all' ? 'Curators and owners act on all that match' : reviewReason}
            curateReason={may.curate ? null : 'Curators and owners move and delete'}
            pending={bulk.pending}
            onAll={selection.all}
            onRelabel={() => setRelabelling(true)}
            onAct={many}
            onClear={selection.clear}
          />
        )}
        <div className="max-sm:hidden">
          <KeyFooter keys={keyHints}>
            <span>{rows.count > 0 && `Row ${formatNumber(at + 1)} of ${formatNumber(total ?? rows.count)}`}</span>
            {rows.milliseconds !== null && <span>{formatNumber(rows.milliseconds, 'milliseconds')}</span>}
            {total !== undefined && rows.count < total && !rows.stale && (
              <span>The first {formatNumber(rows.count)} can be scrolled; filter or turn the order for the others</span>
            )}
          </KeyFooter>
        </div>
      </div>
      {opened && (
        <SamplePanel
          projectId={projectId}
          sampleId={opened}
          terms={termsOf(asked.filter.text ?? '')}
          veiled={veiled && revealed !== opened}
          reviewReason={reviewReason}
          onReveal={() => setRevealed(opened)}
          onFlag={({ state }) =>
            state === 'flagged' ? decideOpened('reopen', 'Flag taken away') : decideOpened('flag', 'Flagged')
          }
          onRelabel={() => setRelabelling(true)}
          onAccept={() => decideOpened('accept', 'Accepted')}
          onReject={() => decideOpened('reject', 'Rejected')}
          onClose={() => address.setOpen(null)}
        />
      )}
      <RelabelDialog
        dataset={dataset}
        of={count > 0 ? `${formatNumber(count)} ${count === 1 ? 'sample' : 'samples'}` : 'this sample'}
        labels={count > 0 ? [] : (row?.labels ?? [])}
        open={relabelling}
        onOpenChange={setRelabelling}
        onChoose={(labels) =>
          decide('label', `Relabelled: ${labels.map((code) => nameOf(code).name).join(', ') || 'no label'}`, labels)
        }
      />
    </>
  )
}
