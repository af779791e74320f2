import type { Metadata } from 'next'
import { FrameCard } from '@/components/sources/frame-card'
import { LimitsCard } from '@/components/sources/limits-card'
import { SourceTabs } from '@/components/sources/source-tabs'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { enterPage } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { getImportSettings } from '@/lib/sources/get-import-settings'

export const metadata: Metadata = { title: 'Import settings' }

export default async function ImportSettingsPage({ params }: PageProps<'/projects/[projectId]/sources/settings'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const { caps, frame, usualFrame } = await getImportSettings(ctx)
  const reason = can(ctx.role, 'manage') ? undefined : 'Owners change how imports work'
  return (
    <Page header={<PageHeader title="Sources" meta="How imports work in this project" />}>
      <SourceTabs projectId={projectId} current="settings" />
      <LimitsCard projectId={projectId} caps={caps} reason={reason} />
      <FrameCard projectId={projectId} frame={frame} usual={usualFrame} reason={reason} />
    </Page>
  )
}
