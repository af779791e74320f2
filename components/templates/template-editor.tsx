'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { kinds, problemsOf, tidy } from '@/lib/templates/rules'
import type { TemplateBody, TemplateDetail } from '@/lib/templates/schema'
import { useKeys } from '../shell/keys-provider'
import { Button } from '../ui/button'
import { Card, CardFooter } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { Input } from '../ui/input'
import { Page } from '../ui/page'
import { PageHeader } from '../ui/page-header'
import { TemplateActs } from './template-acts'
import { TemplateFields } from './template-fields'
import { TemplatePreview } from './template-preview'
import { templateQuery } from './templates-query'
import { useSaveVersion } from './use-save-version'
import { VersionsCard } from './versions-card'

type Props = {
  projectId: string
  initial: TemplateDetail
  mayCurate: boolean
  labels: { code: string; name: string }[]
  compare: [number, number] | null
}

export function TemplateEditor({ projectId, initial, mayCurate, labels, compare }: Props) {
  const { data: template } = useQuery({ ...templateQuery(projectId, initial.id), initialData: initial })
  const newest = template.versions[0]
  const [body, setBody] = useState<TemplateBody>(() => newest?.body ?? initial.versions[0]?.body ?? emptyBody)
  const [from, setFrom] = useState(template.version)
  const [note, setNote] = useState('')
  const save = useSaveVersion(projectId, template, (version) => {
    setFrom(version)
    setNote('')
  })
  const same = JSON.stringify(body) === JSON.stringify(newest?.body)
  const problems = problemsOf(template.kind, body)
  const reason = !mayCurate
    ? 'Curators and owners write templates'
    : same
      ? 'Nothing changed since this version'
      : problems[0]
  const press = () => !reason && save.mutate({ from, body: tidy(body), note })
  useKeys('Template', [{ keys: 'mod+s', label: 'Save as a new version', run: press, whileTyping: true }])
  return (
    <Page
      header={
        <PageHeader
          title={template.name}
          meta={`${kinds[template.kind].name}, version ${template.version}${template.archived ? ', archived' : ''}`}
          actions={<TemplateActs projectId={projectId} template={template} mayCurate={mayCurate} />}
        />
      }
      aside={
        <>
          <TemplatePreview projectId={projectId} kind={template.kind} body={body} labels={labels} />
          <VersionsCard projectId={projectId} template={template} compare={compare} use={setBody} />
        </>
      }
    >
      <Card title="Prompt" meta={kinds[template.kind].about}>
        <TemplateFields kind={template.kind} body={body} change={setBody} readOnly={!mayCurate} labels={labels} />
        {save.error && <ErrorNote className="mx-4 mb-3">{save.error.message}</ErrorNote>}
        <CardFooter>
          <Input
            aria-label="What changed"
            placeholder="What changed, for whoever compares later"
            value={note}
            maxLength={300}
            readOnly={!mayCurate}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button kind="filled" keys="mod+s" disabledReason={reason} pending={save.isPending} onClick={press}>
            Save as version {template.version + 1}
          </Button>
        </CardFooter>
      </Card>
    </Page>
  )
}

const emptyBody: TemplateBody = {
  instructions: '',
  prompt: '',
  examples: [],
  temperature: 1,
  topP: 1,
  maxTokens: 600,
  questionFormat: '',
  answerFormat: '',
  rules: [],
}
