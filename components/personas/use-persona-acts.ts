'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { deletePersonas, groupPersonas, restorePersonas, retirePersonas, tagPersonas } from '@/lib/personas/actions'
import type { Changed, Selection } from '@/lib/personas/schema'
import { unwrap } from '../api'
import { useKeys } from '../shell/keys-provider'
import { formatNumber } from '../ui/format-number'
import { useToast } from '../ui/toast'
import { personasKey } from './personas-query'

const personas = (count: number) => `${formatNumber(count)} ${count === 1 ? 'persona' : 'personas'}`

/** What can be done to many at once. Each says what it came to and, where there is one, offers the way back. */
export function usePersonaActs(projectId: string) {
  const client = useQueryClient()
  const toast = useToast()
  const last = useRef<(() => void) | null>(null)
  const refresh = () => client.invalidateQueries({ queryKey: personasKey(projectId) })

  function tell(text: string, back: (() => Promise<unknown>) | null) {
    const run =
      back &&
      (() => {
        if (last.current !== run) return
        last.current = null
        void back().then(refresh)
      })
    last.current = run
    toast(text, run ? { label: 'Undo', keys: 'z', run } : undefined)
    return refresh()
  }
  const some = ({ ids }: Changed, back: (which: { ids: string[] }) => Promise<unknown>) =>
    ids && ids.length > 0 ? () => back({ ids }) : null

  const retire = async (which: Selection) => {
    const changed = await unwrap(retirePersonas(projectId, { which }))
    await tell(
      `${personas(changed.changed)} retired`,
      some(changed, (which) => unwrap(restorePersonas(projectId, { which }))),
    )
  }
  const restore = async (which: Selection) => {
    const changed = await unwrap(restorePersonas(projectId, { which }))
    await tell(
      `${personas(changed.changed)} restored`,
      some(changed, (which) => unwrap(retirePersonas(projectId, { which }))),
    )
  }
  const tag = async (which: Selection, tag: string, act: 'add' | 'remove') => {
    const changed = await unwrap(tagPersonas(projectId, { which, tag, act }))
    const opposite = act === 'add' ? 'remove' : 'add'
    const said =
      act === 'add' ? `${personas(changed.changed)} tagged ${tag}` : `${tag} taken off ${personas(changed.changed)}`
    await tell(
      said,
      some(changed, (which) => unwrap(tagPersonas(projectId, { which, tag, act: opposite }))),
    )
  }
  const group = async (which: Selection, group: string) => {
    const { changed, before } = await unwrap(groupPersonas(projectId, { which, group }))
    const back =
      before && before.length > 0
        ? () => Promise.all(before.map(({ group, ids }) => unwrap(groupPersonas(projectId, { which: { ids }, group }))))
        : null
    await tell(group ? `${personas(changed)} moved to ${group}` : `${personas(changed)} taken out of groups`, back)
  }
  const remove = async (which: Selection) => {
    const { deleted, kept } = await unwrap(deletePersonas(projectId, { which }))
    await tell(
      kept > 0
        ? `${personas(deleted)} deleted; ${formatNumber(kept)} wrote samples and stay`
        : `${personas(deleted)} deleted`,
      null,
    )
  }
  useKeys('Personas', [{ keys: 'z', label: 'Undo', run: () => last.current?.() }])
  const run = useMutation({ mutationFn: (act: () => Promise<void>) => act() })
  return { retire, restore, tag, group, remove, refresh, tell, run }
}
