import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { StatsRoom } from '@/components/stats/stats-room'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { can } from '@/lib/ctx'
import { describeDuplicates } from '@/lib/duplicates/describe-duplicates'
import { listLeakSides } from '@/lib/duplicates/list-leak-sides'
import { describeAgreement } from '@/lib/judges/describe-agreement'
import { listLeaks } from '@/lib/duplicates/list-leaks'
import { shownSearch } from '@/lib/duplicates/rules'
import { listLeaksInput } from '@/lib/duplicates/schema'
import { enterPage, orNotFound } from '@/lib/pages'
import { getSettings } from '@/lib/review/get-settings'
import { getBalance } from '@/lib/stats/get-balance'
import { getMeasurement } from '@/lib/stats/get-measurement'
import { getPace } from '@/lib/stats/get-pace'
import { statsPage } from '@/lib/stats/panels/rules'

export const metadata: Metadata = { title: 'Stats' }

export default async function StatsPage({ params, searchParams }: PageProps<'/projects/[projectId]/stats'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const { dataset, panel, run } = statsPage.parse(await searchParams)
  const [balance, measurement, pace, copies, sides, agreement, kept, own] = await orNotFound(
    Promise.all([
      getBalance(ctx, { dataset }),
      getMeasurement(ctx, { dataset }),
      panel === 'pace' ? getPace(ctx, { dataset }) : null,
      panel === 'copies' ? describeDuplicates(ctx, { dataset }) : null,
      panel === 'leakage' ? listLeakSides(ctx) : null,
      panel === 'agreement' ? describeAgreement(ctx, { dataset, by: 'polarity' }) : null,
      cookies(),
      can(ctx.role, 'review') ? getSettings(ctx) : null,
    ]),
  )
  const search = sides && shownSearch(sides, run)
  const found = search ? await orNotFound(listLeaks(ctx, listLeaksInput.parse({ runId: search }))) : null
  return (
    <Page header={<PageHeader title="Stats" meta="What the data is worth" />}>
      <StatsRoom
        projectId={projectId}
        panel={panel}
        balance={balance}
        measurement={measurement}
        pace={pace}
        copies={copies}
        leakage={sides && { initial: sides, run, found }}
        agreement={agreement}
        kept={{ veiled: kept.get('assay-veil')?.value === 'on', own }}
        mayCurate={can(ctx.role, 'curate')}
      />
    </Page>
  )
}
