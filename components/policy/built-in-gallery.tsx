'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronRight, Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { adoptPolicy } from '@/lib/policy/actions'
import type { BuiltInPolicy } from '@/lib/policy/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { Polarity } from '../ui/polarity'
import { useToast } from '../ui/toast'
import { policiesQuery } from './policy-query'

/** Every built-in policy, open to be read before it is brought in. */
export function BuiltInGallery({
  projectId,
  policies,
  reason,
}: {
  projectId: string
  policies: readonly BuiltInPolicy[]
  reason?: string
}) {
  const client = useQueryClient()
  const router = useRouter()
  const toast = useToast()
  const adopt = useMutation({
    mutationFn: (key: string) => unwrap(adoptPolicy(projectId, { key })),
    onSuccess: async ({ policyId, name, already }) => {
      await client.invalidateQueries({ queryKey: policiesQuery(projectId).queryKey })
      toast(already ? `${name} is here already, unchanged` : `${name} is in this project`, {
        label: 'Open',
        run: () => router.push(`/projects/${projectId}/policy/${policyId}`),
      })
    },
  })
  return (
    <Card title="Built in" meta={`${policies.length} policies, with definitions and examples in our own words`}>
      {adopt.error && (
        <div className="p-4">
          <ErrorNote>{adopt.error.message}</ErrorNote>
        </div>
      )}
      <ul>
        {policies.map((policy) => (
          <li key={policy.key} className="flex items-start border-b last:border-b-0">
            <details className="group min-w-0 flex-1">
              <summary className="focus-inside flex cursor-default list-none items-start gap-2 py-2.5 pr-4 pl-4 hover:bg-surface-2 [&::-webkit-details-marker]:hidden">
                <ChevronRight
                  aria-hidden="true"
                  className="mt-0.5 size-4 flex-none text-text-3 transition-transform duration-fold group-open:rotate-90"
                />
                <span className="min-w-0">
                  <span className="flex flex-wrap items-baseline gap-x-2">
                    <span className="font-medium">{policy.name}</span>
                    <span className="text-12 text-text-3 tabular-nums">
                      {policy.labels.length} labels, {policy.multiLabel ? 'several a text' : 'one a text'}
                    </span>
                  </span>
                  <span className="block text-12 text-text-2">{policy.description}</span>
                </span>
              </summary>
              <dl className="pb-3">
                {policy.labels.map((label) => (
                  <div
                    key={label.code}
                    className="grid grid-cols-[240px_minmax(0,1fr)] gap-x-4 px-4 py-1.5 pl-10 max-sm:grid-cols-[minmax(0,1fr)]"
                  >
                    <dt className="flex min-w-0 flex-wrap items-baseline gap-x-2">
                      <Polarity kind={label.polarity}>{label.name}</Polarity>
                      {label.code !== label.name && <span className="font-mono text-12 text-text-3">{label.code}</span>}
                    </dt>
                    <dd className="text-12 text-text-2">{label.definition}</dd>
                  </div>
                ))}
              </dl>
            </details>
            <Button
              size="small"
              icon={<Plus aria-hidden="true" />}
              className="mt-3.5 mr-4"
              aria-label={`Bring in ${policy.name}`}
              pending={adopt.isPending && adopt.variables === policy.key}
              disabledReason={reason}
              onClick={() => adopt.mutate(policy.key)}
            >
              Bring in
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
