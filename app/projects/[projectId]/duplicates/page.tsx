import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { DuplicatesScreen } from '@/components/duplicates/duplicates-screen'
import type { Ctx } from '@/lib/ctx'
import { describeDuplicates } from '@/lib/duplicates/describe-duplicates'
import { getGroup } from '@/lib/duplicates/get-group'
import { listGroups } from '@/lib/duplicates/list-groups'
import { askedGroups } from '@/lib/duplicates/rules'
import { duplicatesInput, groupInput, listGroupsInput } from '@/lib/duplicates/schema'
import { AppError } from '@/lib/errors'
import { enterPage, orNotFound } from '@/lib/pages'
import { can } from '@/lib/permissions'
import { getSettings } from '@/lib/review/get-settings'
import { describeDataset } from '@/lib/samples/describe-dataset'

export const metadata: Metadata = { title: 'Duplicates' }

export default async function DuplicatesPage({ params, searchParams }: PageProps<'/projects/[projectId]/duplicates'>) {
  const { projectId } = await params
  const given = await searchParams
  const ctx = await enterPage(projectId)
  if (given.group && !given.dataset && !given.lane) await toItsPlace(ctx, given.group)
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

/** Who asks for a group alone finds it where it stands: in its dataset, among those of its lane. */
async function toItsPlace(ctx: Ctx, asked: string | string[]) {
  const { data } = groupInput.safeParse({ groupId: asked })
  const group = data && (await getGroup(ctx, data).catch(unlessGone))
  if (!group) return
  const { id, datasetId, kept, lane } = group
  const place = new URLSearchParams({ dataset: datasetId, lane: kept ? 'kept' : lane, group: id })
  redirect(`/projects/${ctx.projectId}/duplicates?${place}`)
}

function unlessGone(error: unknown) {
  if (error instanceof AppError && error.code === 'not_found') return null
  throw error
}
