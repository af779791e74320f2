'use client'
import { useSearchParams } from 'next/navigation'
import { writeAddress } from '../write-address'
import type { Origin } from './drafts'

export const ways = ['files', 'paste', 'hub', 'pages', 'documents'] as const
export type Way = (typeof ways)[number]

/** What is being brought in, and where to, stands in the address. */
export function useWizardAddress() {
  const asked = useSearchParams()
  const list = (key: string) => (asked.get(key) ?? '').split(',').filter(Boolean)
  const [hub, config, split] = [asked.get('hub'), asked.get('config'), asked.get('split')]
  const uploads = list('uploads')
  const way = ways.find((way) => way === asked.get('from')) ?? 'files'
  const origins: Origin[] =
    way === 'hub'
      ? hub && config && split
        ? [{ key: `hub:${hub} ${config} ${split}`, kind: 'hub', dataset: hub, config, split }]
        : []
      : way === 'files' || way === 'paste'
        ? uploads.map(originOf)
        : []
  return {
    way,
    hub,
    origins,
    documents: list('documents'),
    current: origins.find(({ key }) => key === asked.get('at')) ?? origins[0] ?? null,
    dataset: asked.get('dataset'),
    like: asked.get('like'),
    write: writeAddress,
    /** One origin for each layout in place of the archive that holds them. */
    split: (uploadId: string, layouts: number) =>
      writeAddress({
        uploads: now('uploads')
          .flatMap((each) => (each === uploadId ? Array.from({ length: layouts }, (_, at) => `${each}.${at}`) : [each]))
          .join(','),
      }),
    add: (key: 'uploads' | 'documents', id: string) => writeAddress({ [key]: [...now(key), id].join(',') }),
    remove: (key: 'uploads' | 'documents', id: string) =>
      writeAddress({
        [key]:
          now(key)
            .filter((each) => each !== id)
            .join(',') || null,
      }),
  }
}

/** An upload, or of an archive one of its layouts: `id.2`. */
function originOf(key: string): Origin {
  const [uploadId = '', layout] = key.split('.')
  return { key, kind: 'upload', uploadId, ...(layout !== undefined && { layout: Number(layout) }) }
}

/** Several uploads may end at once: each adds to what the address says by then. */
const now = (key: string) => (new URLSearchParams(window.location.search).get(key) ?? '').split(',').filter(Boolean)
