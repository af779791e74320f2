'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { sampleHref } from '@/lib/samples/rules'
import { PanelSection } from '../samples/sample-body'
import { Num } from '../ui/num'
import { PolarityShape } from '../ui/polarity-shape'
import { neighboursQuery } from './duplicates-query'

type Props = { projectId: string; sampleId: string; veiled: boolean; children: ReactNode }

/** What says nearly the same as a sample, nearest first. Until that is known, what is known without: the same text. */
export function NearCopies({ projectId, sampleId, veiled, children }: Props) {
  const { data } = useQuery(neighboursQuery(projectId, sampleId))
  if (!data || data.looked === 'nothing') return children
  if (data.neighbours.length === 0) return null
  return (
    <PanelSection title="Near copies" meta={data.neighbours.length}>
      {data.neighbours.map(({ id, similarity, polarity, wrapper, excerpt }) => (
        <Link
          key={id}
          href={sampleHref(projectId, id)}
          className="flex h-6 items-center gap-2 text-12 text-text-2 hover:underline"
        >
          <PolarityShape kind={polarity} />
          <span className="min-w-0 flex-1 truncate">{veiled ? `Sample ${id.slice(-6)}` : <bdi>{excerpt}</bdi>}</span>
          {wrapper && <span className="flex-none text-text-3">in {wrapper}</span>}
          <Num value={similarity} as="score-short" className="flex-none text-text-3" />
        </Link>
      ))}
      {data.groupId && (
        <Link
          href={`/projects/${projectId}/duplicates?group=${data.groupId}`}
          className="text-12 text-accent-text hover:underline"
        >
          Open the group
        </Link>
      )}
    </PanelSection>
  )
}
