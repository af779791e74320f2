'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { PolicyRow } from '@/lib/policy/schema'
import { Card } from '../ui/card'
import { Chip } from '../ui/chip'
import { EmptyState } from '../ui/empty-state'
import { LabelChips } from './label-chips'
import { policiesQuery } from './policy-query'

export function PolicyList({ projectId, initial }: { projectId: string; initial: PolicyRow[] }) {
  const { data: policies } = useQuery({ ...policiesQuery(projectId), initialData: initial })
  return (
    <Card title="In this project" meta={policies.length}>
      {policies.length === 0 ? (
        <EmptyState title="No policy yet">
          A policy says which labels there are and what each one means. Bring in a built-in one below, or begin with an
          empty one.
        </EmptyState>
      ) : (
        <ul>
          {policies.map((policy) => (
            <Row key={policy.id} projectId={projectId} policy={policy} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Row({ projectId, policy }: { projectId: string; policy: PolicyRow }) {
  const href = `/projects/${projectId}/policy/${policy.id}`
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_240px] gap-x-6 gap-y-2 border-b p-4 last:border-b-0 max-md:grid-cols-[minmax(0,1fr)]">
      <div className="flex min-w-0 flex-col gap-2">
        <div className="flex flex-wrap items-center gap-2">
          <Link href={href} className="rounded-1 text-14 font-semibold hover:underline">
            {policy.name}
          </Link>
          {policy.version !== null && <span className="text-12 text-text-3 tabular-nums">v{policy.version}</span>}
          {policy.draft !== null && (
            <Link href={`${href}?version=${policy.draft}`} className="rounded-1">
              <Chip outlined>Draft of v{policy.draft}</Chip>
            </Link>
          )}
        </div>
        {policy.description && <p className="max-w-reading text-13 text-text-2">{policy.description}</p>}
        <LabelChips labels={policy.labels} />
      </div>
      <dl className="grid grid-cols-[72px_minmax(0,1fr)] content-start gap-x-2 gap-y-1 text-12">
        <dt className="text-text-3">Labels</dt>
        <dd className="tabular-nums">
          {policy.labels.length}, {policy.multiLabel ? 'several a text' : 'one a text'}
        </dd>
        <dt className="text-text-3">Used by</dt>
        <dd className="min-w-0 text-text-2">
          {policy.datasets.length === 0
            ? 'no dataset'
            : policy.datasets.map(({ id, name, version }) => (
                <span key={id} className="block truncate">
                  {name} <span className="text-text-3 tabular-nums">v{version}</span>
                </span>
              ))}
        </dd>
      </dl>
    </li>
  )
}
