import { Route } from 'lucide-react'
import type { Metadata } from 'next'
import { BuiltInGallery } from '@/components/policy/built-in-gallery'
import { NewPolicy } from '@/components/policy/new-policy'
import { PolicyList } from '@/components/policy/policy-list'
import { LinkButton } from '@/components/ui/link-button'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/ctx'
import { enterPage } from '@/lib/pages'
import { builtInPolicies } from '@/lib/policy/built-in-policies'
import { listPolicies } from '@/lib/policy/list-policies'

export const metadata: Metadata = { title: 'Policies' }

export default async function PoliciesPage({ params }: PageProps<'/projects/[projectId]/policy'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const policies = await listPolicies(ctx)
  const reason = can(ctx.role, 'curate') ? undefined : 'Curators and owners change policies'
  return (
    <Page
      header={
        <PageHeader
          title="Policies"
          actions={
            <>
              <LinkButton href={`/projects/${projectId}/policy/cross-walks`} icon={<Route aria-hidden="true" />}>
                Cross-walks
              </LinkButton>
              <NewPolicy projectId={projectId} reason={reason} />
            </>
          }
        />
      }
    >
      <PolicyList projectId={projectId} initial={policies} />
      <BuiltInGallery projectId={projectId} policies={builtInPolicies} reason={reason} />
    </Page>
  )
}
