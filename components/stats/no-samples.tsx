import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'

export function NoSamples({ projectId }: { projectId: string }) {
  return (
    <Card>
      <EmptyState
        title="No samples yet"
        action={
          <LinkButton kind="filled" href={`/projects/${projectId}/sources`}>
            Bring texts in
          </LinkButton>
        }
      >
        What the dataset is worth is counted here as soon as there is something to count.
      </EmptyState>
    </Card>
  )
}
