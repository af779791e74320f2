'use client'
import { Button } from '../ui/button'
import { CardFooter } from '../ui/card'
import { ErrorNote } from '../ui/error-note'

type Props = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown; error: Error | null }

/** The next fifty, where there are more. */
export function ShowMore({ hasNextPage, isFetchingNextPage, fetchNextPage, error }: Props) {
  if (error) return <ErrorNote>These could not be read: {error.message}</ErrorNote>
  if (!hasNextPage) return null
  return (
    <CardFooter>
      <Button size="small" pending={isFetchingNextPage} onClick={() => fetchNextPage()}>
        Show more
      </Button>
    </CardFooter>
  )
}
