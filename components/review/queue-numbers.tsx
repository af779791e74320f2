'use client'
import { timeLeft } from '@/lib/review/desk/rules'
import type { QueueProgress } from '@/lib/review/decision/schema'
import { formatNumber } from '../ui/format-number'
import { Tooltip } from '../ui/tooltip'

/** A part always with its whole: done of all, one's pace, the time left at that pace. */
export function QueueNumbers({
  done,
  left,
  atLeast,
  progress,
}: {
  done: number
  left: number
  atLeast: boolean
  progress: QueueProgress | undefined
}) {
  const pace = progress?.pace ?? null
  return (
    <>
      <span>
        <b className="font-semibold text-text-1">{formatNumber(done)}</b> of {atLeast && 'over '}
        {formatNumber(done + left)}
      </span>
      {pace !== null && (
        <Tooltip text="The median of your last decisions here">
          <span className="max-lg:hidden">{pace.toFixed(1)} s each</span>
        </Tooltip>
      )}
      {timeLeft(pace, left) && <span className="max-lg:hidden">{timeLeft(pace, left)}</span>}
      {progress && progress.heldByOthers > 0 && (
        <span className="max-lg:hidden">{formatNumber(progress.heldByOthers)} with others</span>
      )}
    </>
  )
}
