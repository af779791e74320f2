import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PolicyDetail } from '@/components/policy/policy-detail'
import { can } from '@/lib/ctx'
import { enterPage, orNotFound } from '@/lib/pages'
import { getPolicy } from '@/lib/policy/get-policy'
import { getPolicyInput } from '@/lib/policy/schema'

export const metadata: Metadata = { title: 'Policy' }

export default async function PolicyPage({
  params,
  searchParams,
}: PageProps<'/projects/[projectId]/policy/[policyId]'>) {
  const { projectId, policyId } = await params
  const ctx = await enterPage(projectId)
  const input = getPolicyInput.safeParse({ policyId, version: (await searchParams).version })
  if (!input.success) notFound()
  const policy = await orNotFound(getPolicy(ctx, input.data))
  return (
    <PolicyDetail key={policy.version.id} projectId={projectId} initial={policy} mayCurate={can(ctx.role, 'curate')} />
  )
}
