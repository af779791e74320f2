'use client'
import { type MouseEvent, type RefObject, useRef, useState } from 'react'
import { tableKeys } from '@/lib/review/settings/rules'
import type { ReviewerSettings } from '@/lib/review/settings/schema'
import type { FacetView } from '@/lib/samples/facets/schema'
import type { DatasetInfo, SamplePage } from '@/lib/samples/schema'
import { termsOf } from '@/lib/samples/text/rules'
import type { Column } from '@/lib/samples/views/schema'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { BulkBar } from './bulk-bar'
import { BulkProgress } from './bulk-progress'
import { hidesOf } from './hides'
import type { NameOf } from './label-mark'
import { ListFooter } from './list-footer'
import { RelabelDialog } from './relabel-dialog'
import { SamplePanel } from './sample-panel'
import { NoMatch } from './samples-empty'
import type { Asked } from './samples-query'
import type { May } from './may'
import { SamplesTable } from './samples-table'
import { StageBar } from './stage-bar'
import type { useAddress } from './use-address'
import { useDecide } from './use-decide'
import { usePhone } from './use-phone'
import { useRows } from './use-rows'
import { useSelection } from './use-selection'
import { useTableKeys } from './use-table-keys'
import { WrittenDialogs } from './written-dialogs'

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
  own: ReviewerSettings | null
  onVeil: () => void
  search: RefObject<HTMLInputElement | null>
  address: ReturnType<typeof useAddress>
}

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
  own,
  onVeil,
  search,
  address,
}: Props) {
  const phone = usePhone()
  const rows = useRows(projectId, asked, initial)
  const selection = useSelection()
  const scroll = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(() => (address.open ? -1 : 0))
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
  const decide = useDecide({
    projectId,
    dataset,
    filter: asked.filter,
    row,
    opened,
    selection,
    count,
    mayMany,
  })
  const { acts, bulk } = decide
  const hides = hidesOf(veiled, own)
  const keys = tableKeys(own?.keys ?? {})
  const of = count > 0 ? `${formatNumber(count)} ${count === 1 ? 'sample' : 'samples'}` : 'this sample'

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
      veil: onVeil,
      reveal: () => setRevealed(opened ?? row?.id ?? null),
    },
    {
      dataset,
      keys,
      decide: may.review ? decide : null,
      accepts: opened !== null || count > 0,
      search,
      page: 20,
    },
  )

  const failure = acts.failure ?? bulk.failure ?? rows.error?.message ?? null
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
            hides={(row) => row.id !== revealed && hides(row)}
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
            onUndo={bulk.undo}
          />
        )}
        {decide.stage && <StageBar dataset={dataset} stage={decide.stage} of={of} decide={decide} />}
        {count > 0 && !decide.stage && (
          <BulkBar
            count={count}
            all={picked.kind === 'all'}
            total={facets?.total}
            atLeast={facets?.atLeast ?? false}
            others={others}
            reason={mayMany ? null : picked.kind === 'all' ? 'Curators and owners act on all that match' : reviewReason}
            curateReason={may.curate ? null : 'Curators and owners move and delete'}
            pending={bulk.pending}
            onAll={selection.all}
            keys={keys}
            onRelabel={() => decide.ask('labels')}
            onAct={decide.many}
            onClear={selection.clear}
          />
        )}
        <ListFooter keys={keys} rows={rows} at={at} total={facets?.total} />
      </div>
      {opened && (
        <SamplePanel
          projectId={projectId}
          sampleId={opened}
          terms={termsOf(asked.filter.text ?? '')}
          hides={(sample) => sample.id !== revealed && hides(sample)}
          reviewReason={reviewReason}
          onReveal={() => setRevealed(opened)}
          keys={keys}
          onFlag={decide.flag}
          onRelabel={() => decide.ask('labels')}
          onAccept={decide.accept}
          onReject={decide.reject}
          onClose={() => address.setOpen(null)}
        />
      )}
      <RelabelDialog
        dataset={dataset}
        of={of}
        labels={count > 0 ? [] : (decide.one()?.labels ?? [])}
        open={decide.asking === 'labels'}
        onOpenChange={(open) => decide.setAsking(open ? 'labels' : null)}
        onChoose={decide.label}
      />
      <WrittenDialogs projectId={projectId} decide={decide} />
    </>
  )
}
