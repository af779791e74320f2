import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { WalkEditor } from '@/components/policy/walk-editor'
import { can } from '@/lib/ctx'
import { enterPage, orNotFound } from '@/lib/pages'
import { getCrossWalkInput } from '@/lib/policy/cross-walks/schema'
import { getCrossWalk } from '@/lib/policy/get-cross-walk'
import { listPolicies } from '@/lib/policy/list-policies'

export const metadata: Metadata = { title: 'Cross-walk' }

type Props = PageProps<'/projects/[projectId]/policy/cross-walks/[fromVersionId]/[toVersionId]'>

export default async function CrossWalkPage({ params }: Props) {
  const { projectId, fromVersionId, toVersionId } = await params
  const ctx = await enterPage(projectId)
  const input = getCrossWalkInput.safeParse({ fromVersionId, toVersionId })
  if (!input.success || fromVersionId === toVersionId) notFound()
  const [walk, policies] = await Promise.all([orNotFound(getCrossWalk(ctx, input.data)), listPolicies(ctx)])
  // A dataset that was moved half way may be finished from the other side too.
  const datasets = policies.flatMap(({ id, datasets }) =>
    datasets.filter(
      ({ version }) =>
        (id === walk.from.policyId && version === walk.from.number) ||
        (id === walk.to.policyId && version === walk.to.number),
    ),
  )
  return (
    <WalkEditor
      projectId={projectId}
      initial={walk}
      datasets={datasets.map(({ id, name }) => ({ id, name }))}
      mayCurate={can(ctx.role, 'curate')}
    />
  )
}
