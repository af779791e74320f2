'use client'
import { useMutation } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import { tryJudge } from '@/lib/judges/actions'
import type { JudgeSettings } from '@/lib/judges/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { TriedList } from './tried-list'

type Props = {
  projectId: string
  dataset: { id: string; name: string }
  policyVersionId: string
  settings: JudgeSettings
  mayCurate: boolean
}

/** The judge as it stands in the form, on ten samples. */
export function TryOut({ projectId, dataset, policyVersionId, settings, mayCurate }: Props) {
  const tries = useMutation({
    mutationFn: () => unwrap(tryJudge(projectId, { dataset: dataset.id, policyVersionId, settings })),
  })
  return (
    <Card
      title="Try it"
      meta={`on ten samples of ${dataset.name}`}
      actions={
        <Button
          size="small"
          icon={<FlaskConical aria-hidden="true" />}
          pending={tries.isPending}
          disabledReason={mayCurate ? undefined : 'Curators and owners ask judges'}
          onClick={() => tries.mutate()}
        >
          Try on ten samples
        </Button>
      }
    >
      <div className="p-4">
        {tries.error ? (
          <ErrorNote>{tries.error.message}</ErrorNote>
        ) : tries.data ? (
          <TriedList verdicts={tries.data} />
        ) : (
          <p className="text-text-2">See what it says before you save it. What comes back is shown and not kept.</p>
        )}
      </div>
    </Card>
  )
}
