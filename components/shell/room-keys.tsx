'use client'
import { useRouter } from 'next/navigation'
import { useKeys } from './keys-provider'
import type { ShellProps } from './shell-types'
import { usePlace } from './use-place'

/** `g`, then a room's letter. */
export function RoomKeys(props: Pick<ShellProps, 'rooms' | 'datasets' | 'dataset'>) {
  const router = useRouter()
  const { hrefOf } = usePlace(props)
  useKeys(
    'Go to',
    props.rooms.flatMap((room) =>
      room.shortcut ? [{ keys: `g ${room.shortcut}`, label: room.label, run: () => router.push(hrefOf(room)) }] : [],
    ),
  )
  return null
}
