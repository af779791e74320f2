'use client'
import { hashKey, type QueryClient, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SamplePage, SampleRow } from '@/lib/samples/schema'
import { type Asked, outlineQuery, windowQuery, windowSize, windowsKey } from './samples-query'

type Window = { after?: string | undefined; until?: string | undefined; first: number; size: number }

/** Every row by its number. Windows are read as they come into sight, and each knows its own place: nothing is skipped or met twice. */
export function useRows(projectId: string, asked: Asked, first: SamplePage | null) {
  // An empty page is asked for again: somebody may have added the first sample since it was drawn.
  const initial = first?.samples.length ? first : null
  const client = useQueryClient()
  const [sight, setSight] = useState({ from: 0, to: 40 })
  const outline = useQuery(outlineQuery(projectId, asked))
  const pages = loadedPages(client, windowsKey(projectId, asked))
  const startsOf = (after: string | undefined) => pages.get(after ?? '')

  // Without an outline, each page names where the next begins.
  const starts: (string | undefined)[] = [undefined]
  if (outline.data?.starts) starts.push(...outline.data.starts)
  else
    for (let next = (startsOf(undefined) ?? initial)?.next; next && starts.length < 2_000; next = startsOf(next)?.next)
      starts.push(next)

  const windows: Window[] = []
  let count = 0
  for (const [at, after] of starts.entries()) {
    const loaded = startsOf(after) ?? (at === 0 ? initial : null)
    const guess = outline.data?.starts
      ? at < starts.length - 1
        ? outline.data.every
        : outline.data.total - at * outline.data.every
      : windowSize
    const size = loaded ? loaded.samples.length : Math.max(0, guess)
    windows.push({ after, until: outline.data?.starts ? starts[at + 1] : undefined, first: count, size })
    count += size
  }

  const seen = windows.filter(({ first, size }, at) => (first < sight.to && first + size > sight.from) || at === 0)
  const results = useQueries({
    queries: seen.map((window) => ({
      ...windowQuery(projectId, asked, window),
      ...(window.after === undefined && initial && { initialData: { ...initial, milliseconds: 0 } }),
    })),
  })

  function rowAt(index: number): SampleRow | null {
    const at = windowAt(windows, index)
    if (!at) return null
    // As it is now: an act may have changed it since this was drawn.
    const page = client.getQueryData(windowQuery(projectId, asked, at).queryKey)
    return (page ?? (at.after === undefined ? initial : null))?.samples[index - at.first] ?? null
  }
  const indexOf = (id: string) => {
    for (const window of windows) {
      const at = startsOf(window.after)?.samples.findIndex((row) => row.id === id) ?? -1
      if (at >= 0) return window.first + at
    }
    return -1
  }
  return {
    count,
    rowAt,
    indexOf,
    setSight,
    loadedRows: () => windows.flatMap(({ after }) => startsOf(after)?.samples ?? []),
    error: results.find(({ error }) => error)?.error ?? null,
    pending: results.some(({ isPending }) => isPending),
    stale: outline.isFetching,
    milliseconds: results.map(({ data }) => data?.milliseconds ?? 0).find((each) => each > 0) ?? null,
    retry: () => Promise.all(results.filter(({ error }) => error).map(({ refetch }) => refetch())),
  }
}

/** Looked up once: of a million rows there are thousands of windows, and few are loaded. */
function loadedPages(client: QueryClient, key: readonly unknown[]) {
  const whose = hashKey(key)
  return new Map(
    client
      .getQueriesData<SamplePage & { milliseconds: number }>({ queryKey: key })
      // A list of another filter may begin alike.
      .flatMap(([found, page]) =>
        page && hashKey(found.slice(0, -1)) === whose ? [[String(found.at(-1)), page] as const] : [],
      ),
  )
}

function windowAt(windows: Window[], index: number) {
  let [low, high] = [0, windows.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const window = windows[middle]
    if (!window) return null
    if (index < window.first) high = middle - 1
    else if (index >= window.first + window.size) low = middle + 1
    else return window
  }
  return null
}

export type Rows = ReturnType<typeof useRows>
