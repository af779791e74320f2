import type { Metadata } from 'next'
import { SettingsTabs } from '@/components/providers/settings-tabs'
import { OperationDetail } from '@/components/reference/operation-detail'
import { OperationList } from '@/components/reference/operation-list'
import { type ApiDocument, operationLines, operationView } from '@/components/reference/operations'
import { HowItWorks } from '@/components/reference/how-it-works'
import { LinkButton } from '@/components/ui/link-button'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { readApiDocument } from '@/lib/api-document'
import { enterPage } from '@/lib/pages'

export const metadata: Metadata = { title: 'API' }

export default async function ApiPage({ params, searchParams }: PageProps<'/projects/[projectId]/settings/api'>) {
  const { projectId } = await params
  await enterPage(projectId)
  const document: ApiDocument = JSON.parse(await readApiDocument())
  const lines = operationLines(document)
  const { op } = await searchParams
  const line = lines.find(({ id }) => id === op)
  const operation = line ? operationView(document, line) : null
  return (
    <Page
      wide
      header={
        <PageHeader
          title="API"
          meta={`${lines.length} operations: everything that can be done here, a script can do with a key.`}
          actions={
            <>
              <LinkButton href={`/projects/${projectId}/access`}>API keys</LinkButton>
              <LinkButton href="/api/v1/openapi.json" prefetch={false}>
                OpenAPI document
              </LinkButton>
            </>
          }
        />
      }
    >
      <SettingsTabs projectId={projectId} current="api" />
      <div className="grid grid-cols-[300px_minmax(0,1fr)] items-start gap-4 max-lg:grid-cols-[minmax(0,1fr)]">
        <div className="sticky top-4 max-lg:static">
          <OperationList path={`/projects/${projectId}/settings/api`} lines={lines} current={operation?.id ?? null} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {operation ? (
            <OperationDetail operation={operation} projectId={projectId} />
          ) : (
            <HowItWorks description={document.info.description} />
          )}
        </div>
      </div>
    </Page>
  )
}
