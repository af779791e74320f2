'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { suggestionOf } from '@/lib/review/decision/rules'
import { pressLabel, pressPolarity, type Stage, type StagePolarity } from '@/lib/review/desk/rules'
import type { BulkAct } from '@/lib/samples/bulk/schema'
import type { SampleFilter } from '@/lib/samples/filter/schema'
import type { DatasetInfo, HandAct, SampleRow } from '@/lib/samples/schema'
import { sampleQuery } from './samples-query'
import { useActs } from './use-acts'
import { useBulk } from './use-bulk'
import type { SelectionState } from './use-selection'

type Setup = {
  projectId: string
  dataset: DatasetInfo
  filter: SampleFilter
  row: SampleRow | null
  opened: string | null
  selection: SelectionState
  count: number
  mayMany: boolean
}

/** What keys, buttons and bars of the table do: to what is selected, else to the open sample, else to the current row. */
export function useDecide({ projectId, dataset, filter, row, opened, selection, count, mayMany }: Setup) {
  const client = useQueryClient()
  const bulk = useBulk(projectId, dataset.id)
  const acts = useActs(projectId, dataset.id, bulk.watch)
  const [stage, setStage] = useState<Stage>(null)
  const [asking, setAsking] = useState<'labels' | 'note' | 'edit' | null>(null)
  const nameOf = (code: string) => dataset.labels.find((label) => label.code === code)?.name ?? code

  /** The open one wherever it lies in the list. */
  const open = () => (opened && client.getQueryData(sampleQuery(projectId, opened).queryKey)) || null
  const one = () => open() ?? (row && (!opened || row.id === opened) ? row : null)

  const many = async (act: BulkAct) => {
    const { selection: picked } = selection
    await bulk
      .start({ filter: picked.kind === 'all' ? filter : { ids: [...picked.ids].slice(0, 1_000) }, act })
      .catch(() => undefined)
    selection.clear()
  }
  function decide(act: HandAct, said: string, labels?: string[]) {
    setStage(null)
    if (count > 0)
      return mayMany ? void many(act === 'label' ? { kind: 'label', labels: labels ?? [] } : { kind: act }) : undefined
    const sample = one()
    if (sample) acts.act({ id: sample.id, revision: sample.revision, act, said, ...(labels && { labels }) })
  }
  const label = (labels: string[]) =>
    decide('label', `Relabelled: ${labels.map(nameOf).join(', ') || 'no label'}`, labels)
  function press(pressed: ReturnType<typeof pressPolarity>) {
    if (pressed.kind === 'done') label(pressed.labels)
    if (pressed.kind === 'stage') setStage(pressed.stage)
  }
  /** What it says; where it says nothing, what most judges say of the open one. */
  function accept() {
    const sample = open()
    const suggested = sample && suggestionOf(sample.verdicts, sample.labels, dataset.labels, dataset.multiLabel)
    if (count === 0 && sample?.labels.length === 0 && suggested && suggested.labels.length > 0)
      return label(suggested.labels)
    decide('accept', 'Accepted')
  }

  return {
    bulk,
    acts,
    many,
    stage,
    asking,
    setAsking,
    one,
    label,
    accept,
    polarity: (polarity: StagePolarity) => (count > 0 || one()) && press(pressPolarity(dataset.labels, polarity)),
    pick: (code: string) => press(pressLabel(stage, code, dataset.multiLabel)),
    apply: () => stage && stage.chosen.length > 0 && label(stage.chosen),
    back: () => setStage(null),
    ask: (what: 'labels' | 'note' | 'edit') => (what === 'labels' && count > 0 ? true : one()) && setAsking(what),
    reject: () => decide('reject', 'Rejected'),
    flag: () =>
      count === 0 && one()?.state === 'flagged' ? decide('reopen', 'Flag taken away') : decide('flag', 'Flagged'),
  }
}
export type Decide = ReturnType<typeof useDecide>
