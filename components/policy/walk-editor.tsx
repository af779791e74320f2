'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import Link from 'next/link'
import { useState } from 'react'
import { saveCrossWalk } from '@/lib/policy/actions'
import type { CrossWalkView, WalkEntry } from '@/lib/policy/cross-walks/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { useToast } from '../ui/toast'
import { ApplyWalk } from './apply-walk'
import { crossWalkQuery, crossWalksQuery } from './policy-query'
import { WalkRow } from './walk-row'

type Props = { projectId: string; initial: CrossWalkView; datasets: { id: string; name: string }[]; mayCurate: boolean }

export function WalkEditor({ projectId, initial, datasets, mayCurate }: Props) {
  const client = useQueryClient()
  const toast = useToast()
  const query = crossWalkQuery(projectId, initial.from.versionId, initial.to.versionId)
  const { data: walk } = useQuery({ ...query, initialData: initial })
  const [changed, setChanged] = useState<WalkEntry[] | null>(null)
  const entries = changed ?? walk.entries
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        saveCrossWalk(projectId, {
          fromVersionId: walk.from.versionId,
          toVersionId: walk.to.versionId,
          seen: walk.number,
          note: '',
          entries,
        }),
      ),
    onSuccess: async ({ number }) => {
      await client.invalidateQueries({ queryKey: query.queryKey })
      void client.invalidateQueries({ queryKey: crossWalksQuery(projectId).queryKey })
      setChanged(null)
      toast(`Walk saved as number ${number}`)
    },
  })
  const reason = mayCurate ? undefined : 'Curators and owners change cross-walks'
  const unsaved = walk.id === null || changed !== null
  const without = walk.from.labels.filter(
    ({ code, retired }) => !retired && !entries.some(({ fromCode }) => fromCode === code),
  ).length
  const several = new Set(
    entries
      .map(({ fromCode }) => fromCode)
      .filter((code) => entries.filter(({ fromCode }) => fromCode === code).length > 1),
  ).size
  const lossy = entries.filter(({ lossy }) => lossy).length
  return (
    <Page
      header={
        <>
          <Link
            href={`/projects/${projectId}/policy/cross-walks`}
            className="mb-1 inline-block rounded-1 text-12 text-text-3 hover:text-text-1"
          >
            Cross-walks
          </Link>
          <PageHeader
            title={`${walk.from.policy} v${walk.from.number} → ${walk.to.policy} v${walk.to.number}`}
            meta={walk.id === null ? 'not saved yet' : `number ${walk.number}${changed ? ', changed' : ''}`}
            actions={
              <>
                <Button
                  kind={unsaved ? 'filled' : 'plain'}
                  pending={save.isPending}
                  disabledReason={
                    reason ?? (entries.length === 0 ? 'Add a step first' : unsaved ? undefined : 'Nothing changed')
                  }
                  onClick={() => save.mutate()}
                >
                  Save walk
                </Button>
                <ApplyWalk
                  projectId={projectId}
                  walk={walk}
                  datasets={datasets}
                  reason={reason ?? (unsaved ? 'Save the walk first' : undefined)}
                  filled={!unsaved}
                />
              </>
            }
          />
        </>
      }
    >
      {save.error && <ErrorNote>{save.error.message}</ErrorNote>}
      {walk.id === null && (
        <p className="border-l-2 border-accent pl-3 text-13 text-text-2">
          {walk.suggestedBy
            ? `Suggested by ${walk.suggestedBy}. Read it through: nothing is mapped before you save and apply it.`
            : 'Nothing to suggest for this pair. Choose a counterpart for each label.'}
        </p>
      )}
      <Card
        title="Steps"
        meta={[
          `${entries.length} steps`,
          lossy > 0 && `${lossy} lossy`,
          several > 0 && `${several} to decide`,
          without > 0 && `${without} without a counterpart`,
        ]
          .filter(Boolean)
          .join(', ')}
      >
        <ul aria-label="Labels it starts from">
          {walk.from.labels
            .filter(({ retired }) => !retired)
            .map((label) => (
              <WalkRow
                key={label.code}
                label={label}
                targets={walk.to.labels.filter(({ retired }) => !retired)}
                entries={entries.filter(({ fromCode }) => fromCode === label.code)}
                reason={reason}
                set={(mine) =>
                  setChanged(
                    walk.from.labels.flatMap(({ code }) =>
                      code === label.code ? mine : entries.filter(({ fromCode }) => fromCode === code),
                    ),
                  )
                }
              />
            ))}
        </ul>
      </Card>
    </Page>
  )
}
