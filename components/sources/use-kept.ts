'use client'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { z } from 'zod'

const memory = new Map<string, string>()
const listeners = new Set<() => void>()

/** Work that is too long for an address and should survive a reload of this tab. What cannot be read any more is forgotten. */
export function useKept<S extends z.ZodType>(key: string, schema: S, empty: z.output<S>) {
  const text = useSyncExternalStore(
    listen,
    () => textOf(key),
    () => null,
  )
  const kept = useMemo(() => read(schema, text) ?? empty, [schema, text, empty])
  const change = useCallback(
    (next: (now: z.output<S>) => z.output<S>) => {
      const written = JSON.stringify(next(read(schema, textOf(key)) ?? empty))
      memory.set(key, written)
      try {
        window.sessionStorage.setItem(key, written)
      } catch {
        // A full store costs the reload, not the work.
      }
      for (const listener of listeners) listener()
    },
    [key, schema, empty],
  )
  return [kept, change] as const
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

const textOf = (key: string) => memory.get(key) ?? window.sessionStorage.getItem(key)

function read<S extends z.ZodType>(schema: S, text: string | null): z.output<S> | undefined {
  if (text === null) return undefined
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
