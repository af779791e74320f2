import type { Metadata } from 'next'
import Link from 'next/link'
import { ChooseWalk } from '@/components/policy/choose-walk'
import { WalkList } from '@/components/policy/walk-list'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { enterPage } from '@/lib/pages'
import { listCrossWalks } from '@/lib/policy/list-cross-walks'
import { listVersions } from '@/lib/projects/list-versions'

export const metadata: Metadata = { title: 'Cross-walks' }

export default async function CrossWalksPage({ params }: PageProps<'/projects/[projectId]/policy/cross-walks'>) {
  const { projectId } = await params
  const ctx = await enterPage(projectId)
  const [walks, versions] = await Promise.all([listCrossWalks(ctx), listVersions(ctx)])
  return (
    <Page
      header={
        <>
          <Link
            href={`/projects/${projectId}/policy`}
            className="mb-1 inline-block rounded-1 text-12 text-text-3 hover:text-text-1"
          >
            Policies
          </Link>
          <PageHeader title="Cross-walks" />
        </>
      }
    >
      <ChooseWalk
        projectId={projectId}
        versions={versions.map(({ id, number, policy }) => ({ value: id, label: `${policy} v${number}` }))}
      />
      <WalkList projectId={projectId} initial={walks} />
    </Page>
  )
}
