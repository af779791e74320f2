'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import clsx from 'clsx'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { GroupRow } from '@/lib/duplicates/schema'
import type { Hides } from '../samples/hides'
import type { NameOf } from '../samples/label-mark'
import { Veil } from '../samples/sample-words'
import { formatNumber } from '../ui/format-number'
import { Polarity } from '../ui/polarity'
import type { GroupsState } from './use-groups'

type Props = {
  rows: GroupsState
  current: string | null
  nameOf: NameOf
  hides: Hides
  onOpen: (id: string) => void
}

const height = 60

/** The groups of a lane, the largest first. Only what is in sight is drawn; the next page is read before it is needed. */
export function GroupList({ rows, current, nameOf, hides, onOpen }: Props) {
  const scroll = useRef<HTMLDivElement>(null)
  const { groups, total } = rows
  const virtual = useVirtualizer({
    count: groups.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  const more = useEffectEvent(() => rows.more())
  useEffect(() => {
    if (last >= groups.length - 20) more()
  }, [last, groups.length])
  const at = groups.findIndex(({ id }) => id === current)
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' })
  }, [virtual, at])
  return (
    <div
      ref={scroll}
      role="listbox"
      aria-label="Groups"
      aria-activedescendant={at >= 0 ? `group-${current}` : undefined}
      tabIndex={0}
      className="focus-inside min-h-0 flex-1 overflow-y-auto"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const group = groups[index]
          if (!group) return null
          return (
            <div
              key={group.id}
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ height, transform: `translateY(${start}px)` }}
            >
              <GroupLine
                group={group}
                place={index + 1}
                of={total ?? groups.length}
                current={group.id === current}
                nameOf={nameOf}
                hides={hides}
                onOpen={onOpen}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}

type LineProps = {
  group: GroupRow
  place: number
  of: number
  current: boolean
  nameOf: NameOf
  hides: Hides
  onOpen: (id: string) => void
}

function GroupLine({ group, place, of, current, nameOf, hides, onOpen }: LineProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the keys
    <div
      role="option"
      id={`group-${group.id}`}
      aria-selected={current}
      aria-posinset={place}
      aria-setsize={of}
      onClick={() => onOpen(group.id)}
      className={clsx(
        'relative flex h-full cursor-default flex-col justify-center gap-1 border-b px-4',
        current
          ? 'border-b-accent-line bg-accent-subtle before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent'
          : 'hover:bg-surface-2',
      )}
    >
      <span className="block truncate text-text-1">
        {hides({ labels: group.labelled.flatMap(({ labels }) => labels) }) ? <Veil /> : <bdi>{group.excerpt}</bdi>}
      </span>
      <span className="flex items-center gap-3 text-12 text-text-2">
        {group.labelled.slice(0, 3).map(({ labels, polarity, count }) => (
          <Polarity key={labels.join()} kind={polarity} size={8}>
            {labels.map((code) => nameOf(code).name).join(', ') || 'No label'} {count > 1 && formatNumber(count)}
          </Polarity>
        ))}
        <span className="ml-auto whitespace-nowrap tabular-nums">
          {formatNumber(group.size)} · {group.exact ? 'exact' : formatNumber(group.least, 'score')}
          {group.byMeaning && ' · meaning'}
        </span>
      </span>
    </div>
  )
}
