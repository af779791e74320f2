'use client'
import clsx from 'clsx'
import { PanelLeft } from 'lucide-react'
import Link from 'next/link'
import { type ReactNode, useState } from 'react'
import { formatNumber } from '@/components/ui/format-number'
import { Tooltip } from '@/components/ui/tooltip'
import { keepChoice } from './keep-choice'
import type { KeptChoices } from './kept-choices'
import { useKeys } from './keys-provider'
import { Mark } from './mark'
import { RoomIcon } from './room-icon'
import type { RailChoice, Room, ShellProps } from './shell-types'
import { usePlace } from './use-place'

type Props = Pick<ShellProps, 'rooms' | 'datasets' | 'dataset'> & { kept: KeptChoices['rail']; homeHref: string }

/** Words and counts, or icons in the rooms where the width is needed; the person's choice is kept for either kind. */
export function Rail({ kept, homeHref, ...props }: Props) {
  const { room, hrefOf, countOf } = usePlace(props)
  const [chosen, setChosen] = useState(kept)
  const kind = room?.key === 'review' || room?.key === 'samples' || room?.key === 'duplicates' ? 'work' : 'wide'
  const now: RailChoice = chosen[kind] ?? (kind === 'work' ? 'icons' : 'open')
  const open = now === 'open'
  const toggle = () => {
    const next = open ? 'icons' : 'open'
    setChosen({ ...chosen, [kind]: next })
    keepChoice(`assay-rail-${kind}`, next)
  }
  useKeys('Everywhere', [{ keys: '[', label: open ? 'Fold the rail' : 'Unfold the rail', run: toggle }])

  const link = (each: Room) => (
    <RailLink
      key={each.key}
      room={each}
      href={hrefOf(each)}
      count={countOf(each)}
      open={open}
      current={each.key === room?.key}
    />
  )
  return (
    <nav
      aria-label="Rooms"
      className={clsx(
        'flex flex-none flex-col gap-0.5 overflow-x-hidden overflow-y-auto border-r bg-surface-0 px-2.5 pb-2.5 max-sm:hidden',
        open ? 'w-rail-open' : 'w-rail',
      )}
    >
      <Link
        href={homeHref}
        aria-label={open ? undefined : 'Assay'}
        className="focus-inside flex h-header flex-none items-center gap-2.5 rounded-2 px-2 text-14 font-semibold tracking-tight"
      >
        <Mark />
        {open && 'Assay'}
      </Link>
      {props.rooms.filter(({ place }) => place === 'main').map(link)}
      <div className="min-h-4 flex-1" />
      {props.rooms.filter(({ place }) => place === 'foot').map(link)}
      <WithTooltip text="Unfold the rail" keys="[" folded={!open}>
        <button
          type="button"
          onClick={toggle}
          aria-expanded={open}
          aria-label={open ? 'Fold the rail' : 'Unfold the rail'}
          className={clsx(row, 'text-text-3 hover:bg-surface-2 hover:text-text-1')}
        >
          <PanelLeft aria-hidden="true" />
          {open && <span className="flex-1 text-left">Fold</span>}
        </button>
      </WithTooltip>
    </nav>
  )
}

const row = 'focus-inside flex h-8 flex-none items-center gap-2.5 rounded-2 px-2.5'

function RailLink({
  room,
  href,
  count,
  open,
  current,
}: {
  room: Room
  href: string
  count: number | null
  open: boolean
  current: boolean
}) {
  const words = count === null ? room.label : `${room.label}, ${formatNumber(count)}`
  return (
    <WithTooltip text={words} keys={room.shortcut && `g ${room.shortcut}`} folded={!open}>
      <Link
        href={href}
        aria-current={current ? 'page' : undefined}
        aria-label={open ? undefined : words}
        className={clsx(
          row,
          current
            ? 'bg-surface-2 font-medium text-text-1 inset-ring inset-ring-border'
            : 'text-text-2 hover:bg-surface-2 hover:text-text-1',
        )}
      >
        <RoomIcon name={room.icon} />
        {open && <span className="min-w-0 flex-1 truncate">{room.label}</span>}
        {open && count !== null && <span className="text-12 font-normal text-text-3">{formatNumber(count)}</span>}
      </Link>
    </WithTooltip>
  )
}

function WithTooltip({
  folded,
  text,
  keys,
  children,
}: {
  folded: boolean
  text: string
  keys?: string
  children: ReactNode
}) {
  if (!folded) return children
  return (
    <Tooltip side="right" text={text} keys={keys}>
      {children}
    </Tooltip>
  )
}
