'use client'
import { useQueryClient } from '@tanstack/react-query'
import { type Logged, pressEnter, pressLabel, pressPolarity, type StagePolarity } from '@/lib/review/desk/rules'
import { undoBulk } from '@/lib/samples/actions'
import type { DatasetInfo } from '@/lib/samples/schema'
import { unwrap } from '../api'
import { everySample } from '../samples/samples-query'
import { useToast } from '../ui/toast'
import type { DeskStore } from './desk-store'
import { readBack } from './review-query'

type Open = { note: () => void; edit: () => void; veil: () => void; search: () => void }

/** What keys, buttons and fingers do; all of it through here, so that they cannot differ. */
export function useDeskActs(projectId: string, queueId: string, dataset: DatasetInfo, desk: DeskStore, open: Open) {
  const client = useQueryClient()
  const toast = useToast()
  const press = (pressed: ReturnType<typeof pressPolarity>) => {
    if (pressed.kind === 'done') desk.decide(pressed.labels)
    if (pressed.kind === 'stage') desk.stage(pressed.stage)
  }
  const suggestion = () => desk.current()?.sample.suggestion ?? null

  async function bringBack({ sampleId, queueId: from }: Pick<Logged, 'sampleId' | 'queueId'>) {
    if (desk.go(sampleId)) return
    const [item] = await readBack(projectId, sampleId, from ?? queueId).catch(() => [])
    if (item && !desk.go(sampleId))
      desk.insert({ ...item, decided: desk.state().log.find((each) => each.sampleId === sampleId) ?? null })
  }

  return {
    polarity: (polarity: StagePolarity) => press(pressPolarity(dataset.labels, polarity)),
    label: (code: string) => press(pressLabel(desk.state().stage, code, dataset.multiLabel)),
    accept: () => press(pressEnter(desk.state().stage, suggestion())),
    back: () => desk.stage(null),
    skip: () => desk.act('skip'),
    flag: () => desk.act('flag'),
    reject: () => desk.act('reject'),
    next: () => desk.move(1),
    previous: () => desk.move(-1),
    reveal: () => desk.reveal(!desk.state().revealed),
    note: () => desk.current() && open.note(),
    edit: () => desk.current() && open.edit(),
    veil: open.veil,
    search: open.search,
    open: (logged: Pick<Logged, 'sampleId' | 'queueId'>) => void bringBack(logged),
    undo() {
      const last = desk.undo()
      if (!last) return
      if (!last.bulk) return void bringBack(last)
      void unwrap(undoBulk(projectId, { runId: last.bulk.runId })).then(
        () => {
          toast(`Being taken back: ${last.bulk?.title}`)
          void client.invalidateQueries(everySample(projectId))
        },
        (error: Error) => toast(error.message),
      )
    },
  }
}
export type DeskActs = ReturnType<typeof useDeskActs>
