'use client'
import { useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useDeferredValue } from 'react'
import { sampleHref, unfinished } from '@/lib/samples/rules'
import type { SampleRow } from '@/lib/samples/schema'
import { api } from '../api'
import type { Found } from './shell-types'

/** The newest few samples that say what is being typed; an answer to an older question is dropped. */
export function useFound(projectId: string | undefined, typed: string): { found: Found[]; waiting: boolean } {
  const dataset = useSearchParams().get('dataset') ?? undefined
  const text = useDeferredValue(typed.trim())
  const { data = [], isFetching } = useQuery({
    queryKey: ['projects', projectId, 'found', dataset, text],
    queryFn: async ({ signal }) => {
      const query = { text: unfinished(text), order: 'newest', take: 8, dataset }
      return (await api<{ samples: SampleRow[] }>(`/projects/${projectId}/samples`, query, signal)).samples
    },
    enabled: Boolean(projectId) && text.length > 1,
  })
  const found = data.map(({ id, excerpt, state }) => ({
    key: id,
    label: excerpt,
    hint: state,
    href: sampleHref(projectId ?? '', id),
  }))
  return { found: text.length > 1 ? found : [], waiting: isFetching }
}
