'use client'
import { LinkButton } from '../ui/link-button'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { Skeleton } from '../ui/skeleton'
import type { Emptiness } from './desk-store'

type Props = {
  empty: Emptiness | null
  failure: string | null
  queuesHref: string
  decidedHere: number
  onAgain: () => void
  onPastBudget: () => void
}

/** Why no sample is here: each reason says what can be done about it. */
export function DeskEmpty({ empty, failure, queuesHref, decidedHere, onAgain, onPastBudget }: Props) {
  if (failure)
    return (
      <EmptyState title="No sample came" action={<Button onClick={onAgain}>Ask again</Button>}>
        {failure}. What you decided is kept.
      </EmptyState>
    )
  if (!empty) return <WaitingText />
  const others = <LinkButton href={queuesHref}>Other queues</LinkButton>
  if (empty.paused)
    return (
      <EmptyState title="You are paused in this queue" action={others}>
        {empty.paused.reason}. A curator can let you go on; talk about the guideline first. Other queues are open to
        you.
      </EmptyState>
    )
  if (empty.overBudget > 0)
    return (
      <EmptyState
        title="No milder samples are left here"
        action={
          <>
            <Button onClick={onPastBudget}>Go on with the others</Button>
            {others}
          </>
        }
      >
        {empty.overBudget === 1 ? '1 sample that is left is' : `${empty.overBudget} samples that are left are`} likely
        unsafe, more than you asked for at a time.
      </EmptyState>
    )
  if (empty.heldByOthers > 0)
    return (
      <EmptyState
        title="Others are at the last samples"
        action={
          <>
            <Button onClick={onAgain}>Look again</Button>
            {others}
          </>
        }
      >
        {empty.heldByOthers === 1 ? '1 sample is' : `${empty.heldByOthers} samples are`} with other people right now.
        What they leave comes here by itself.
      </EmptyState>
    )
  return (
    <EmptyState title="Nothing is left in this queue" action={others}>
      {decidedHere > 0
        ? `You decided ${decidedHere === 1 ? 'one sample' : `${decidedHere} samples`} since you came. `
        : ''}
      {empty.optedOut > 0 ? `${empty.optedOut} with labels that you opted out of are left for others. ` : ''}
      What comes to match later appears here.
    </EmptyState>
  )
}

function WaitingText() {
  return (
    <div
      role="status"
      aria-label="Loading"
      className="mx-auto flex w-full max-w-reading animate-late flex-col gap-4 px-8 pt-8 max-sm:px-4"
    >
      <Skeleton className="w-40" />
      <Skeleton className="w-full" />
      <Skeleton className="w-full" />
      <Skeleton className="w-2/3" />
    </div>
  )
}
