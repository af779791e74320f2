import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { TemplateEditor } from '@/components/templates/template-editor'
import { can } from '@/lib/ctx'
import { enterPage, orNotFound } from '@/lib/pages'
import { describeDataset } from '@/lib/samples/describe-dataset'
import { getTemplate } from '@/lib/templates/get-template'
import { templateInput } from '@/lib/templates/schema'

export const metadata: Metadata = { title: 'Template' }

export default async function TemplatePage({
  params,
  searchParams,
}: PageProps<'/projects/[projectId]/templates/[templateId]'>) {
  const { projectId, templateId } = await params
  const ctx = await enterPage(projectId)
  const input = templateInput.safeParse({ templateId })
  if (!input.success) notFound()
  const [template, { dataset }] = await Promise.all([
    orNotFound(getTemplate(ctx, input.data)),
    describeDataset(ctx, { dataset: undefined }),
  ])
  const [, before, after] = /^(\d{1,6})-(\d{1,6})$/.exec(String((await searchParams).compare)) ?? []
  return (
    <TemplateEditor
      key={template.id}
      projectId={projectId}
      initial={template}
      mayCurate={can(ctx.role, 'curate')}
      labels={dataset.labels.filter(({ retired }) => !retired)}
      compare={before && after ? [Number(before), Number(after)] : null}
    />
  )
}
