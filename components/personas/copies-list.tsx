'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { keepBoth } from '@/lib/personas/actions'
import type { CopiesView, CopyView } from '@/lib/personas/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'
import { TimeAgo } from '../ui/time-ago'
import { copiesQuery } from './personas-query'
import { usePersonaActs } from './use-persona-acts'
import { originWords } from './words'

type Props = { projectId: string; initial: CopiesView; mayCurate: boolean }

/** Near copies side by side, nearest first: retire one of them, or keep both. */
export function CopiesList({ projectId, initial, mayCurate }: Props) {
  const { data } = useQuery({ ...copiesQuery(projectId), initialData: initial })
  const acts = usePersonaActs(projectId)
  const [busy, setBusy] = useState<string | null>(null)
  const act = useMutation({ mutationFn: (run: () => Promise<void>) => run(), onSettled: () => setBusy(null) })
  const reason = mayCurate ? undefined : 'Curators and owners change personas'
  const scope =
    data.of > data.compared
      ? `The newest ${formatNumber(data.compared)} of ${formatNumber(data.of)} were compared.`
      : `All ${formatNumber(data.compared)} were compared.`
  return (
    <Card
      title="Near copies"
      meta={`${formatNumber(data.pairs.length)}${data.more ? ' nearest' : ''} ${data.pairs.length === 1 ? 'pair' : 'pairs'}`}
    >
      {data.pairs.length > 0 && (
        <p className="border-b px-4 py-2 text-12 text-text-3">
          Each pair shares at least 70 % of its runs of five letters. {scope}
        </p>
      )}
      {act.error && <ErrorNote className="m-4">{act.error.message}</ErrorNote>}
      {data.pairs.length === 0 && (
        <EmptyState title="No near copies">
          Two personas that nearly say the same would stand here side by side, to retire one or keep both. {scope}
        </EmptyState>
      )}
      <ul>
        {data.pairs.map(({ similarity, first, second }, at) => {
          const key = `${first.id} ${second.id}`
          const start = (run: () => Promise<void>) => {
            setBusy(key)
            act.mutate(run)
          }
          const side = (persona: CopyView) => (
            <Side
              persona={persona}
              act={
                <Button
                  size="small"
                  disabledReason={reason}
                  pending={busy === key}
                  onClick={() => start(() => acts.retire({ ids: [persona.id] }))}
                >
                  Retire this
                </Button>
              }
            />
          )
          return (
            <li
              key={key}
              aria-label={`Pair ${at + 1}`}
              className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] gap-6 border-b p-4 last:border-b-0 max-md:grid-cols-1 max-md:gap-3"
            >
              {side(first)}
              {side(second)}
              <div className="flex flex-col items-end gap-2 max-md:flex-row max-md:items-center max-md:justify-between">
                <span className="text-12 text-text-3">
                  alike <Num value={similarity} as="score" />
                </span>
                <Button
                  size="small"
                  kind="ghost"
                  disabledReason={reason}
                  pending={busy === key}
                  onClick={() =>
                    start(async () => {
                      await unwrap(keepBoth(projectId, { firstId: first.id, secondId: second.id }))
                      await acts.tell('Both kept', null)
                    })
                  }
                >
                  Keep both
                </Button>
              </div>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

function Side({ persona, act }: { persona: CopyView; act: React.ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-2">
      <p className="text-14">{persona.text}</p>
      <p className="text-12 text-text-3">
        {[persona.group, originWords(persona.origin)].filter(Boolean).join(' · ')} · added{' '}
        <TimeAgo at={persona.createdAt} /> ·{' '}
        <Num value={persona.samples} unit={persona.samples === 1 ? 'sample' : 'samples'} />
      </p>
      {act}
    </div>
  )
}
