import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { DuplicatesScreen } from '@/components/duplicates/duplicates-screen'
import { describeDuplicates } from '@/lib/duplicates/describe-duplicates'
import { listGroups } from '@/lib/duplicates/list-groups'
import { askedGroups } from '@/lib/duplicates/rules'
import { duplicatesInput, listGroupsInput } from '@/lib/duplicates/schema'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { getSettings } from '@/lib/review/get-settings'
import { describeDataset } from '@/lib/samples/describe-dataset'

export const metadata: Metadata = { title: 'Duplicates' }

export default async function DuplicatesPage({ params, searchParams }: PageProps<'/projects/[projectId]/duplicates'>) {
  const { projectId } = await params
  const given = await searchParams
  const ctx = await enterPage(projectId)
  const { dataset } = await orNotFound(
    describeDataset(ctx, { dataset: duplicatesInput.safeParse({ dataset: given.dataset }).data?.dataset }),
  )
  const asked = askedGroups(given)
  const filter = listGroupsInput.safeParse({ ...asked, dataset: dataset.id })
  const [summary, page, kept, own] = await Promise.all([
    describeDuplicates(ctx, { dataset: dataset.id }),
    listGroups(ctx, filter.data ?? listGroupsInput.parse({ dataset: dataset.id })),
    cookies(),
    can(ctx.role, 'review') ? getSettings(ctx) : null,
  ])
  return (
    <DuplicatesScreen
      key={dataset.id}
      projectId={projectId}
      dataset={dataset}
      may={{ review: can(ctx.role, 'review'), curate: can(ctx.role, 'curate') }}
      initial={{ summary, page, asked }}
      kept={{ veiled: kept.get('assay-veil')?.value === 'on', own }}
    />
  )
}
