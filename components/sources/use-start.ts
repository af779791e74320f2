'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { importHubDataset, startImport } from '@/lib/sources/actions'
import { unwrap } from '../api'
import { useToast } from '../ui/toast'
import { writeAddress } from '../write-address'
import type { Draft, Options, Origin, Uploaded } from './drafts'
import { everySource } from './sources-query'
import { placeOf } from './use-previews'

type Given = {
  projectId: string
  datasetId: string
  origins: readonly Origin[]
  draftOf: (origin: Origin) => Draft
  options: Options
  token: string
  known: Uploaded
}

/** Starts every import on the list. One that is refused says why under its name, and the others start. */
export function useStart({ projectId, datasetId, origins, draftOf, options, token, known }: Given) {
  const router = useRouter()
  const client = useQueryClient()
  const toast = useToast()
  const [failures, setFailures] = useState<Record<string, string>>({})
  const [pending, begin] = useTransition()
  const { licence, safePrompts, ...rest } = options

  /** Where the one that was started can be watched. */
  async function startOne(origin: Origin): Promise<string> {
    const { files, mapping, name } = draftOf(origin)
    const how = { ...rest, datasetId, safePrompts, ...(mapping && { mapping }), ...(name?.trim() && { name }) }
    if (origin.kind === 'hub') {
      const { dataset, config, split } = origin
      const run = await unwrap(importHubDataset(projectId, { ...how, dataset, config, split, ...(token && { token }) }))
      return `runs/${run.runId}`
    }
    const started = await unwrap(
      startImport(projectId, {
        ...how,
        ...placeOf(origin),
        kind: known[origin.uploadId]?.kind ?? 'file',
        ...(files && { files }),
        ...(licence.trim() && { licence }),
      }),
    )
    if (started.already) toast('These bytes were brought in the same way before: here they are')
    return `sources/${started.sourceId}`
  }

  const start = () =>
    begin(async () => {
      const refused: Record<string, string> = {}
      const started: string[] = []
      for (const origin of origins) {
        try {
          started.push(await startOne(origin))
        } catch (error) {
          refused[origin.key] = error instanceof Error ? error.message : 'It did not work'
        }
      }
      setFailures(refused)
      await client.invalidateQueries(everySource(projectId))
      if (Object.keys(refused).length > 0) {
        const left = origins.filter(({ key }) => refused[key]).map(({ key }) => key)
        if (origins[0]?.kind === 'upload') writeAddress({ uploads: left.join(',') })
        if (started.length > 0) toast(`${started.length} started, ${left.length} refused`)
      } else router.push(`/projects/${projectId}/${started.length === 1 ? started[0] : 'sources'}`)
    })
  return { start, pending, failures }
}
