'use client'
import { useQueryClient } from '@tanstack/react-query'
import type { Tally } from '@/lib/personas/schema'
import { formatNumber } from '../ui/format-number'
import { useToast } from '../ui/toast'
import { personasKey } from './personas-query'

/** After an import: say what it came to, look again, close. */
export function useAdded(projectId: string, close: () => void) {
  const client = useQueryClient()
  const toast = useToast()
  return async ({ added, repeats, unreadable }: Tally) => {
    const rest = [
      repeats > 0 && `${formatNumber(repeats)} were there`,
      unreadable > 0 && `${formatNumber(unreadable)} could not be read`,
    ].filter(Boolean)
    toast(
      `${formatNumber(added)} ${added === 1 ? 'persona' : 'personas'} added${rest.length > 0 ? `; ${rest.join(', ')}` : ''}`,
    )
    close()
    await client.invalidateQueries({ queryKey: personasKey(projectId) })
  }
}
