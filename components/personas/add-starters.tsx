'use client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addStarters } from '@/lib/personas/actions'
import { hasTags, sentenceCase, tagParts, tagWords } from '@/lib/personas/rules'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { formatNumber } from '../ui/format-number'
import { SkeletonRows } from '../ui/skeleton'
import { tagLine } from './words'
import { AddFooter } from './add-footer'
import { startersQuery } from './personas-query'
import { useAdded } from './use-add'

const facets = ['age', 'work', 'region', 'mood', 'style']

export function AddStarters({ projectId, close }: { projectId: string; close: () => void }) {
  const [tags, setTags] = useState<string[]>([])
  const { data: starters, error } = useQuery(startersQuery(projectId))
  const added = useAdded(projectId, close)
  const add = useMutation({ mutationFn: () => unwrap(addStarters(projectId, { tags })), onSuccess: added })
  if (error) return <ErrorNote className="mt-4">{error.message}</ErrorNote>
  if (!starters) return <SkeletonRows rows={6} widths={['w-20', 'w-full']} />
  const chosen = starters.filter((starter) => hasTags(starter.tags, tags))
  const fresh = chosen.filter(({ there }) => !there)
  const valuesOf = (facet: string) =>
    [...new Set(starters.flatMap(({ tags }) => tags.filter((tag) => tagParts(tag).facet === facet)))].sort()
  return (
    <div className="flex flex-col gap-4 pt-4">
      <p className="text-text-2">
        {starters.length} people of our own invention, balanced by age, work, place, mood and way of writing. All of
        them, or those you choose:
      </p>
      <div className="flex flex-col gap-2">
        {facets.map((facet) => (
          <div
            key={facet}
            role="group"
            aria-label={sentenceCase(facet)}
            className="flex items-baseline gap-2 max-sm:flex-col max-sm:gap-1"
          >
            <span className="w-14 flex-none text-12 text-text-3">{sentenceCase(facet)}</span>
            <span className="flex flex-wrap gap-1">
              {valuesOf(facet).map((tag) => (
                <button
                  key={tag}
                  type="button"
                  aria-pressed={tags.includes(tag)}
                  onClick={() => setTags(tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag])}
                  className="min-h-6 rounded-1 px-2 text-12 text-text-2 inset-ring inset-ring-border-strong hover:bg-surface-2 aria-pressed:bg-accent-subtle aria-pressed:text-accent-text aria-pressed:inset-ring-accent touch:min-h-9"
                >
                  {tagWords(tag)}
                </button>
              ))}
            </span>
          </div>
        ))}
      </div>
      <section aria-label="Chosen starters" className="rounded-2 border">
        <p role="status" className="border-b bg-surface-0 px-3 py-2 font-medium">
          {formatNumber(chosen.length)} chosen
          <span className="font-normal text-text-3">
            , {formatNumber(chosen.length - fresh.length)} of them here already
          </span>
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <ul tabIndex={0} aria-label="Starters" className="focus-inside max-h-40 overflow-y-auto">
          {chosen.slice(0, 40).map(({ text, tags }) => (
            <li key={text} className="border-b px-3 py-1.5 last:border-b-0">
              {text} <span className="text-12 text-text-3">{tagLine(tags)}</span>
            </li>
          ))}
        </ul>
      </section>
      {add.error && <ErrorNote>{add.error.message}</ErrorNote>}
      <AddFooter>
        <Button
          kind="filled"
          pending={add.isPending}
          disabledReason={
            fresh.length > 0
              ? undefined
              : chosen.length > 0
                ? 'They are all here already'
                : 'None has all of these tags'
          }
          onClick={() => add.mutate()}
        >
          Add {formatNumber(fresh.length)} {fresh.length === 1 ? 'starter' : 'starters'}
        </Button>
      </AddFooter>
    </div>
  )
}
