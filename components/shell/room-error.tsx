'use client'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'
import { Page } from '../ui/page'

/** What a room shows when it fails: the frame stays, and there is a way on. */
export function RoomError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <Page>
      <EmptyState
        title="This page could not be shown"
        action={
          <>
            <Button kind="filled" onClick={retry}>
              Try again
            </Button>
            <LinkButton href="/projects">All projects</LinkButton>
          </>
        }
      >
        Nothing was changed or lost. {error.digest && <>The log knows it as {error.digest}.</>}
      </EmptyState>
    </Page>
  )
}
