'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import type { Room, ShellProps } from './shell-types'

/** Where the person is: the room by the path, the dataset by `?dataset=`; links keep the dataset. */
export function usePlace({ rooms, datasets, dataset }: Pick<ShellProps, 'rooms' | 'datasets' | 'dataset'>) {
  const path = usePathname()
  const asked = useSearchParams().get('dataset')
  const chosen = datasets.find(({ id }) => id === asked)
  const here = chosen ?? datasets.find(({ id }) => id === dataset?.id) ?? datasets[0] ?? null
  const room =
    rooms.filter(({ href }) => covers(href, path)).sort((one, other) => other.href.length - one.href.length)[0] ?? null
  return {
    room,
    dataset: here,
    hrefOf: ({ href }: Pick<Room, 'href'>) => (chosen ? withDataset(href, chosen.id) : href),
    countOf: ({ count, countByDataset }: Room) => (here && countByDataset?.[here.id]) ?? count ?? null,
  }
}

export function withDataset(href: string, datasetId: string) {
  const [path = '', query] = href.split('?')
  const asked = new URLSearchParams(query)
  asked.set('dataset', datasetId)
  return `${path}?${asked}`
}

function covers(href: string, path: string) {
  const [own = ''] = href.split('?')
  return path === own || path.startsWith(`${own}/`)
}
