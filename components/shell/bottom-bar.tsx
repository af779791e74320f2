'use client'
import clsx from 'clsx'
import { Ellipsis, LogOut } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { formatNumber } from '@/components/ui/format-number'
import { Sheet } from '@/components/ui/sheet'
import { RoomIcon } from './room-icon'
import type { ShellProps } from './shell-types'
import { ThemeChoice } from './theme'
import { usePlace, withDataset } from './use-place'

type Props = Omit<ShellProps, 'acts'> & { signOut?: () => void | Promise<void> }
const first = ['overview', 'samples', 'review', 'generation']

/** A phone's rail: four rooms and the rest under More. Review has the whole height. */
export function BottomBar({ signOut, ...props }: Props) {
  const { room, dataset, hrefOf, countOf } = usePlace(props)
  const path = usePathname()
  const [open, setOpen] = useState(false)
  const ranked = [...props.rooms].sort((one, other) => rank(one.key) - rank(other.key))
  const bar = ranked.slice(0, 4)
  const rest = props.rooms.filter((each) => !bar.includes(each))
  const row = 'flex h-11 w-full items-center gap-3 px-4 text-left active:bg-surface-2 aria-[current=true]:font-medium'
  const close = () => setOpen(false)
  return (
    <nav
      aria-label="Rooms"
      className={clsx(
        'grid flex-none grid-cols-5 border-t bg-surface-1 pb-[env(safe-area-inset-bottom)] sm:hidden',
        // The desk alone; its queues and settings are pages like others.
        room?.key === 'review' && path === room.href && 'hidden',
      )}
    >
      {bar.map((each) => (
        <Link
          key={each.key}
          href={hrefOf(each)}
          aria-current={each.key === room?.key ? 'page' : undefined}
          className={place}
        >
          <RoomIcon name={each.icon} />
          {each.label}
        </Link>
      ))}
      <button type="button" onClick={() => setOpen(true)} aria-haspopup="dialog" className={clsx(place, 'col-start-5')}>
        <Ellipsis aria-hidden="true" />
        More
      </button>
      <Sheet title={props.project?.name ?? 'Assay'} side="bottom" open={open} onOpenChange={setOpen}>
        <ul className="grid grid-cols-2 border-b py-1">
          {rest.map((each) => (
            <li key={each.key}>
              <Link
                href={hrefOf(each)}
                onClick={close}
                aria-current={each.key === room?.key || undefined}
                className={row}
              >
                <RoomIcon name={each.icon} className="text-text-2" />
                <span className="flex-1">{each.label}</span>
                <span className="text-12 text-text-3">
                  {countOf(each) !== null && formatNumber(countOf(each) ?? 0)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {props.datasets.length > 1 && room && (
          <ul aria-label="Dataset" className="border-b py-1">
            {props.datasets.map((each) => (
              <li key={each.id}>
                <Link
                  href={withDataset(room.href, each.id)}
                  onClick={close}
                  aria-current={each.id === dataset?.id || undefined}
                  className={row}
                >
                  <span className="flex-1">{each.name}</span>
                  <span className="text-12 text-text-3">{each.id === dataset?.id ? 'shown' : `${each.target}s`}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
        <div className="flex flex-col gap-3 p-4">
          <ThemeChoice />
          <div className="flex items-center gap-3">
            <Link href="/projects" onClick={close} className="flex-1 text-accent-text">
              All projects
            </Link>
            {signOut && (
              <Button kind="ghost" icon={<LogOut aria-hidden="true" />} onClick={() => void signOut()}>
                Sign out
              </Button>
            )}
          </div>
        </div>
      </Sheet>
    </nav>
  )
}

const place =
  'focus-inside flex h-14 flex-col items-center justify-center gap-0.75 text-11 text-text-2 aria-[current=page]:font-medium aria-[current=page]:text-accent-text'

function rank(key: string) {
  const at = first.indexOf(key)
  return at < 0 ? first.length : at
}
