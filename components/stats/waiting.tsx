import { Skeleton } from '../ui/skeleton'

/** In a card whose rows are on their way. */
export function Waiting() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-3 p-4">
      <Skeleton className="w-1/2" />
      <Skeleton className="w-4/5" />
      <Skeleton className="w-2/3" />
    </div>
  )
}
