'use client'
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import {
  collapseGroups,
  decideGroup,
  findAlike,
  findDuplicates,
  keepGroup,
  reopenGroup,
} from '@/lib/duplicates/actions'
import { labelsToChange, saysSame } from '@/lib/duplicates/rules'
import type { CollapseGroupsInput, GroupPage, GroupView } from '@/lib/duplicates/schema'
import { bulkSamples, undoBulk, undoDecision } from '@/lib/samples/actions'
import type { BulkAct } from '@/lib/samples/bulk/schema'
import type { SampleFilter } from '@/lib/samples/filter/schema'
import { unwrap } from '../api'
import { everySample } from '../samples/samples-query'
import { useToast } from '../ui/toast'
import { duplicatesKey, groupsKey } from './duplicates-query'
import { whoSaysOther } from './who-says-other'

/** A run that does what was asked of a group, or takes it back. */
export type Going = { runId: string; act: 'merge' | 'label' | 'flag'; undoes: string | null }
type Back = (() => Promise<unknown>) | null

/** What can be done with groups. Each act says what it came to and offers the way back, the latest by its key. */
export function useGroupActs(projectId: string, dataset: string) {
  const client = useQueryClient()
  const toast = useToast()
  const [back, setBack] = useState<Back>(null)
  const [going, setGoing] = useState<Going | null>(null)
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: duplicatesKey(projectId) }),
      client.invalidateQueries(everySample(projectId)),
    ])
  // What is under way: one act at a time, however fast the keys come, until the run it began has ended.
  const busy = useRef<'request' | 'run' | null>(null)
  const [doing, setDoing] = useState('')
  const { mutate, isPending, error } = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSettled: () => {
      if (busy.current === 'request') busy.current = null
      return refresh()
    },
  })
  const find = useMutation({
    mutationFn: () => unwrap(findDuplicates(projectId, { dataset })),
    onSettled: refresh,
  })
  function run(name: string, act: () => Promise<unknown>) {
    if (busy.current) return
    busy.current = 'request'
    setDoing(name)
    mutate(act)
  }
  function begin(next: Going) {
    busy.current = 'run'
    setGoing(next)
  }

  /** It stands in another lane now: here the next one takes its place at once. */
  function leave(groupId: string) {
    client.setQueriesData<InfiniteData<GroupPage>>(
      { queryKey: groupsKey(projectId) },
      (data) =>
        data && {
          ...data,
          pages: data.pages.map((page) => ({ ...page, groups: page.groups.filter(({ id }) => id !== groupId) })),
        },
    )
  }
  function tell(text: string, way: Back) {
    setBack(() => way)
    toast(text, way ? { label: 'Undo', keys: 'z', run: () => undoThis(way) } : undefined)
  }
  function undoThis(way: Back) {
    if (!way) return
    if (busy.current) return toast(underWay)
    setBack((now) => (now === way ? null : now))
    run('undo', way)
  }
  const collapse = async (which: Pick<CollapseGroupsInput, 'groups'> & { filter?: object }) => {
    const { id } = await unwrap(collapseGroups(projectId, { dataset, ...which }))
    begin({ runId: id, act: 'merge', undoes: null })
  }
  /** More than are shown: the samples are found by their group, and changed like all others that match. */
  const changeAll = async (act: BulkAct & { kind: 'label' | 'flag' }, filter: SampleFilter) => {
    const { id } = await unwrap(bulkSamples(projectId, { dataset, filter, act }))
    begin({ runId: id, act: act.kind, undoes: null })
  }

  return {
    /** The act that is under way, and the group it is done to. */
    doing: isPending || going ? doing : null,
    /** Why no other act can be begun: a run takes its time. */
    hold: going && underWay,
    finding: find.isPending,
    failure: (error ?? find.error)?.message ?? null,
    going,
    find: () => find.mutate(),
    findAlike: (how: { modelId: string; threshold: number }) =>
      run('alike', () => unwrap(findAlike(projectId, { dataset, ...how }))),
    keep: ({ id }: GroupView) =>
      run(`keep ${id}`, async () => {
        await unwrap(keepGroup(projectId, { groupId: id }))
        leave(id)
        tell('Kept as it is', () => unwrap(reopenGroup(projectId, { groupId: id })))
      }),
    reopen: ({ id }: GroupView) =>
      run(`reopen ${id}`, async () => {
        await unwrap(reopenGroup(projectId, { groupId: id }))
        leave(id)
        tell('Open again', () => unwrap(keepGroup(projectId, { groupId: id })))
      }),
    /** One label for all: who has it already is left alone. */
    label: ({ id, members }: GroupView, labels: string[], said: string) =>
      run(`${labelAct(labels)} ${id}`, async () => {
        const others = members.filter((member) => !saysSame(member, labels))
        const { decisions } = await unwrap(
          decideGroup(projectId, {
            groupId: id,
            act: 'label',
            labels,
            members: others.map(({ id, revision }) => ({ sampleId: id, revision })),
          }),
        )
        leave(id)
        tell(said, () => undoAll(projectId, decisions))
      }),
    flag: ({ id, members }: GroupView) =>
      run(`flag ${id}`, async () => {
        const chosen = members.filter(({ state }) => state !== 'flagged')
        const { decisions } = await unwrap(
          decideGroup(projectId, {
            groupId: id,
            act: 'flag',
            members: chosen.map(({ id, revision }) => ({ sampleId: id, revision })),
          }),
        )
        tell('Flagged for review', () => undoAll(projectId, decisions))
      }),
    labelAll: ({ id, labelled }: GroupView, labels: string[]) =>
      run(`${labelAct(labels)} ${id}`, async () => {
        const now = labelsToChange(labelled, labels)
        const which = now ? { labels: now } : { ids: await whoSaysOther(projectId, dataset, id, labels) }
        await changeAll({ kind: 'label', labels }, { copies: id, ...which })
      }),
    flagAll: ({ id }: GroupView) => run(`flag ${id}`, () => changeAll({ kind: 'flag' }, { copies: id })),
    merge: ({ id }: GroupView) => run(`merge ${id}`, () => collapse({ groups: [id] })),
    collapse: (filter: object) => run('collapse', () => collapse({ filter })),
    /** What changed nothing leaves the way back to what was done before it. */
    ended(said: string, changed: boolean) {
      const ended = going
      busy.current = null
      setGoing(null)
      void refresh()
      if (!changed) return toast(said)
      tell(
        said,
        ended && !ended.undoes
          ? async () =>
              begin({
                ...ended,
                runId: (await unwrap(undoBulk(projectId, { runId: ended.runId }))).id,
                undoes: ended.runId,
              })
          : null,
      )
    },
    undo: () => undoThis(back),
  }
}
const underWay = 'Something else is under way'
export const labelAct = (labels: readonly string[]) => `label ${labels.join(' ')}`
export type GroupActs = ReturnType<typeof useGroupActs>

const undoAll = (projectId: string, decisions: string[]) =>
  Promise.all(decisions.map((decisionId) => unwrap(undoDecision(projectId, { decisionId }))))
