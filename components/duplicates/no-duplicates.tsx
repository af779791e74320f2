import type { DuplicatesView } from '@/lib/duplicates/schema'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { LinkButton } from '../ui/link-button'
import type { May } from './group-dock'
import type { GroupActs } from './use-group-acts'

/** Before the first pass, or before the first sample. */
export function NotCompared({
  projectId,
  summary,
  acts,
  may,
}: {
  projectId: string
  summary: DuplicatesView
  acts: GroupActs
  may: May
}) {
  if (summary.dataset.samples === 0)
    return (
      <EmptyState
        title={`No samples in ${summary.dataset.name} yet`}
        action={<LinkButton href={`/projects/${projectId}/sources`}>Bring texts in</LinkButton>}
      >
        Once there are samples, their copies are found here: the same text twice, near copies, and one request in
        several wrappers.
      </EmptyState>
    )
  return (
    <EmptyState
      title="Not compared yet"
      action={
        <Button
          kind="filled"
          pending={acts.finding || summary.running !== null}
          disabledReason={may.curate ? null : 'Curators and owners start a run'}
          onClick={acts.find}
        >
          Find duplicates
        </Button>
      }
    >
      All samples are compared with all, as a run of seconds: exact copies, near copies and families of one request. The
      groups then follow what is added, edited and deleted.{' '}
      {summary.meaning.models.length > 0
        ? 'Copies by meaning are looked for after that, if you like.'
        : 'Copies by meaning alone need an embedding model and are not looked for.'}
    </EmptyState>
  )
}
