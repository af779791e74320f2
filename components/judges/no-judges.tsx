import { Plus } from 'lucide-react'
import type { ModelView } from '@/lib/providers/schema'
import { Card } from '../ui/card'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'
import { YoungChild } from './young-child'

type Props = { projectId: string; models: ModelView[]; reason: string | undefined }

export function NoJudges({ projectId, models, reason }: Props) {
  return (
    <Card title="Judges">
      <EmptyState
        title="No judge yet"
        action={
          <>
            {!reason && (
              <LinkButton href={`/projects/${projectId}/judges/new`} icon={<Plus aria-hidden="true" />}>
                Make a judge
              </LinkButton>
            )}
            <YoungChild projectId={projectId} models={models} reason={reason} />
          </>
        }
      >
        A judge gives a verdict on each sample: a model with instructions and a form of answer, or a list of words. Two
        or three of them, asked about the same samples, show where they agree.
      </EmptyState>
    </Card>
  )
}
