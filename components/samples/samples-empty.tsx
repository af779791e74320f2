import { EmptyState } from '../ui/empty-state'
import { Button } from '../ui/button'
import { NewSample } from './new-sample'
import type { DatasetInfo } from '@/lib/samples/schema'

export function NoSamples({
  projectId,
  dataset,
  mayCurate,
}: {
  projectId: string
  dataset: DatasetInfo
  mayCurate: boolean
}) {
  return (
    <EmptyState
      title={`No samples in ${dataset.name} yet`}
      action={<NewSample projectId={projectId} dataset={dataset} mayCurate={mayCurate} filled />}
    >
      Samples come from files, hub datasets and web pages you bring in, from generation, over the API, or one by one
      from here.
    </EmptyState>
  )
}

export function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState title="Nothing matches" action={<Button onClick={onClear}>Clear the filter</Button>}>
      No sample passes all that is chosen. Take a choice away, or look for fewer words.
    </EmptyState>
  )
}
