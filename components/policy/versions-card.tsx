'use client'
import Link from 'next/link'
import { useState } from 'react'
import type { PolicyView } from '@/lib/policy/schema'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chip } from '../ui/chip'
import { TimeAgo } from '../ui/time-ago'
import { MoveDialog } from './move-dialog'

/** Every version, which dataset is under it, and the way of a dataset to the newest. */
export function VersionsCard({
  projectId,
  policy,
  mayCurate,
}: {
  projectId: string
  policy: PolicyView
  mayCurate: boolean
}) {
  const [moving, setMoving] = useState<{ id: string; name: string } | null>(null)
  const newest = policy.versions.find(({ publishedAt }) => publishedAt !== null)
  return (
    <Card title="Versions" meta={policy.versions.length}>
      <ul>
        {policy.versions.map(({ id, number, note, publishedAt, datasets }) => (
          <li key={id} className="border-b px-4 py-2.5 last:border-b-0">
            <div className="flex items-center gap-2">
              <Link
                href={`/projects/${projectId}/policy/${policy.id}?version=${number}`}
                aria-current={id === policy.version.id ? 'page' : undefined}
                className="rounded-1 font-medium hover:underline aria-[current=page]:text-accent-text"
              >
                Version {number}
              </Link>
              <span className="ml-auto text-12 text-text-3">
                {publishedAt ? <TimeAgo at={publishedAt} /> : <Chip outlined>Draft</Chip>}
              </span>
            </div>
            {note && <p className="text-12 text-text-2">{note}</p>}
            {datasets.map((dataset) => (
              <div key={dataset.id} className="flex min-h-8 items-center gap-2 text-12 text-text-2">
                <span className="truncate">{dataset.name}</span>
                {newest && newest.id !== id && (
                  <Button
                    size="small"
                    className="ml-auto"
                    aria-label={`Move ${dataset.name} to version ${newest.number}`}
                    disabledReason={mayCurate ? undefined : 'Curators and owners move datasets'}
                    onClick={() => setMoving(dataset)}
                  >
                    Move to v{newest.number}
                  </Button>
                )}
              </div>
            ))}
          </li>
        ))}
      </ul>
      {moving && newest && (
        <MoveDialog projectId={projectId} dataset={moving} version={newest} close={() => setMoving(null)} />
      )}
    </Card>
  )
}
