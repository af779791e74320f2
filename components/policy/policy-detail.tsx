'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { policyCan } from '@/lib/policy/rules'
import type { PolicyView } from '@/lib/policy/schema'
import { diffVersions } from '@/lib/policy/versions/rules'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { Page } from '../ui/page'
import { ChangeList } from './change-list'
import { LabelPanel } from './label-panel'
import { LabelTable } from './label-table'
import { MergeDialog } from './merge-dialog'
import { policyQuery } from './policy-query'
import { PolicyHead } from './policy-head'
import { useDraft } from './use-draft'
import { useOpenLabel } from './use-open-label'
import { VersionsCard } from './versions-card'

type Props = { projectId: string; initial: PolicyView; mayCurate: boolean }

export function PolicyDetail({ projectId, initial, mayCurate }: Props) {
  const { data: policy } = useQuery({
    ...policyQuery(projectId, initial.id, initial.version.number),
    initialData: initial,
  })
  const draft = useDraft(projectId, policy)
  const [open, setOpen] = useOpenLabel()
  const [merging, setMerging] = useState<string | null>(null)
  const { version, before } = policy
  const changes = before ? diffVersions(before.labels, version.labels) : []
  const reason = policyCan.edit(version)
    ? mayCurate
      ? undefined
      : 'Curators and owners change policies'
    : `Version ${version.number} is published and never changes: draft the next one`
  return (
    <Page
      header={
        <PolicyHead projectId={projectId} policy={policy} draft={draft} changes={changes} mayCurate={mayCurate} />
      }
      aside={
        <>
          <VersionsCard projectId={projectId} policy={policy} mayCurate={mayCurate} />
          {before && (
            <Card title={`Since version ${before.number}`} meta={changes.length}>
              <ChangeList changes={changes} brief empty="Nothing differs yet." />
            </Card>
          )}
        </>
      }
    >
      {draft.error && (
        <ErrorNote
          action={
            draft.stale && (
              <Button size="small" onClick={draft.load}>
                Load it again
              </Button>
            )
          }
        >
          {draft.error.message}
        </ErrorNote>
      )}
      <LabelTable policy={policy} draft={draft} reason={reason} open={setOpen} merge={setMerging} />
      <LabelPanel key={open} code={open} policy={policy} draft={draft} reason={reason} close={() => setOpen(null)} />
      {merging !== null && <MergeDialog code={merging} draft={draft} close={() => setMerging(null)} />}
    </Page>
  )
}
