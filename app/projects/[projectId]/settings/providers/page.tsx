import type { Metadata } from 'next'
import { AddProviderDialog } from '@/components/providers/add-provider-dialog'
import { ProviderCard } from '@/components/providers/provider-card'
import { SettingsTabs } from '@/components/providers/settings-tabs'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/ctx'
import { enterPage } from '@/lib/pages'
import { listProviders } from '@/lib/providers/list-providers'

export const metadata: Metadata = { title: 'Providers' }

export default async function ProvidersPage({ params }: PageProps<'/projects/[projectId]/settings/providers'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const providers = await listProviders(ctx)
  const mayManage = can(ctx.role, 'manage')
  const add = <AddProviderDialog projectId={projectId} reason={mayManage ? null : 'Only owners add providers'} />
  return (
    <Page
      header={
        <PageHeader
          title="Providers"
          meta="Models that write and judge, what they may be asked, and what they cost."
          actions={add}
        />
      }
    >
      <SettingsTabs projectId={projectId} current="providers" />
      {providers.map((provider) => (
        <ProviderCard key={provider.id} projectId={projectId} provider={provider} mayManage={mayManage} />
      ))}
    </Page>
  )
}
