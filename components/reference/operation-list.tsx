'use client'
import clsx from 'clsx'
import { Search } from 'lucide-react'
import Link from 'next/link'
import { type KeyboardEvent, useRef, useState } from 'react'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { useKeys } from '../shell/keys-provider'
import type { OperationLine } from './operations'

type Props = { path: string; lines: OperationLine[]; current: string | null }

/** Every operation by its room. What is typed finds words of the summary, the address and the method. */
export function OperationList({ path, lines, current }: Props) {
  const [asked, setAsked] = useState('')
  const search = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  useKeys('API', [{ keys: '/', label: 'Search the API', run: () => search.current?.focus() }])
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = lines
    .filter((line) => {
      // Nearly every address begins with the project: that word would find everything.
      const address = line.path.replace('/projects/{projectId}', '')
      const text = `${line.method} ${address} ${line.summary} ${line.room}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .toSorted((one, other) => foundIn(other.summary, words) - foundIn(one.summary, words))
  const rooms = [...new Set(shown.map(({ room }) => room))]

  function move(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const links = [...(list.current?.querySelectorAll('a') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    const next = at + step
    if (next < 0) search.current?.focus()
    else links[Math.min(next, links.length - 1)]?.focus()
  }

  return (
    <div onKeyDown={move} role="search" className="flex min-h-0 flex-col rounded-3 border bg-surface-1">
      <div className="border-b p-2">
        <Input
          ref={search}
          type="search"
          aria-label="Search the API"
          placeholder="Search the API"
          value={asked}
          onChange={(event) => setAsked(event.target.value)}
          start={<Search aria-hidden="true" className="size-4" />}
          end={!asked && <Kbd keys="/" />}
        />
      </div>
      <nav
        ref={list}
        aria-label="Operations"
        className={clsx(
          'overflow-y-auto py-1 lg:max-h-[calc(100dvh-230px)]',
          current ? 'max-h-[30vh]' : 'max-h-[60vh]',
        )}
      >
        {shown.length === 0 && <p className="px-4 py-3 text-13 text-text-2">Nothing is called that here.</p>}
        {rooms.map((room) => (
          <section key={room} aria-label={room}>
            <h2 className="px-4 pt-3 pb-1 text-12 font-medium text-text-3 first-letter:uppercase">{room}</h2>
            {shown
              .filter((line) => line.room === room)
              .map((line) => (
                <Link
                  key={line.id}
                  href={`${path}?op=${line.id}`}
                  scroll={false}
                  prefetch={false}
                  ref={line.id === current ? showFirst : null}
                  aria-current={line.id === current ? 'page' : undefined}
                  className={clsx(
                    'flex min-h-8 items-center gap-2 px-4 text-13 focus-visible:-outline-offset-2 touch:min-h-touch',
                    line.id === current ? 'bg-accent-subtle text-text-1' : 'text-text-2 hover:bg-surface-2',
                  )}
                >
                  <span className="w-12 flex-none font-mono text-11 text-text-3">{line.method}</span>
                  <span className="min-w-0 truncate">{line.summary}</span>
                </Link>
              ))}
          </section>
        ))}
      </nav>
    </div>
  )
}

/** After a reload the list stands where it was left. */
const showFirst = (link: HTMLAnchorElement | null) => link?.scrollIntoView({ block: 'nearest' })

/** What is called so comes before what only has it in its address. */
const foundIn = (summary: string, words: string[]) =>
  words.filter((word) => summary.toLowerCase().includes(word)).length
