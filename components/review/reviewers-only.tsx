import { EmptyState } from '../ui/empty-state'

export function ReviewersOnly() {
  return (
    <>
      <h1 className="sr-only">Review</h1>
      <EmptyState title="Reviewing is for reviewers">
        You can see this project, but not decide in it. An owner can make you a reviewer under Access.
      </EmptyState>
    </>
  )
}
