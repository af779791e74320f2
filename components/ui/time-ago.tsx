'use client'
import { useSyncExternalStore } from 'react'
import { formatMoment } from './format-moment'
import { Tooltip } from './tooltip'

/** "5 min ago", the full moment in the tooltip. Keeps itself true by the minute. */
export function TimeAgo({ at, className }: { at: string | Date; className?: string }) {
  const now = useSyncExternalStore(everyMinute, thisMinute, thisMinute)
  const moment = new Date(at)
  return (
    <Tooltip text={formatMoment(moment)}>
      {/* Server and browser may stand on either side of a minute: the server's word holds until the next tick. */}
      <time dateTime={moment.toISOString()} className={className ?? 'whitespace-nowrap'} suppressHydrationWarning>
        {timeAgo(moment.getTime(), Math.max(now, moment.getTime()))}
      </time>
    </Tooltip>
  )
}

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' })
const dayAndYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })

function timeAgo(then: number, now: number) {
  const minutes = Math.floor((now - then) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`
  if (minutes < 7 * 24 * 60) return `${Math.floor(minutes / (24 * 60))} d ago`
  const sameYear = new Date(then).getFullYear() === new Date(now).getFullYear()
  return (sameYear ? day : dayAndYear).format(then)
}

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

const thisMinute = () => Math.ceil(Date.now() / 60_000) * 60_000
function everyMinute(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(() => {
    for (const each of listeners) each()
  }, 15_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
