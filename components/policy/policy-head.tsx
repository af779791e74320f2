'use client'
import { useMutation } from '@tanstack/react-query'
import { ChevronDown, PenLine } from 'lucide-react'
import Link from 'next/link'
import { discardDraft, draftVersion } from '@/lib/policy/actions'
import { policyCan } from '@/lib/policy/rules'
import type { PolicyView } from '@/lib/policy/schema'
import type { LabelChange } from '@/lib/policy/versions/rules'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { ErrorNote } from '../ui/error-note'
import { LinkButton } from '../ui/link-button'
import { Menu, MenuLink } from '../ui/menu'
import { PageHeader } from '../ui/page-header'
import { useLeave } from '../use-leave'
import { PublishDialog } from './publish-dialog'
import { RenamePolicy } from './rename-policy'
import type { Draft } from './use-draft'

type Props = { projectId: string; policy: PolicyView; draft: Draft; changes: LabelChange[]; mayCurate: boolean }

export function PolicyHead({ projectId, policy, draft, changes, mayCurate }: Props) {
  const { leaving, go } = useLeave()
  const { version, versions } = policy
  const base = `/projects/${projectId}/policy/${policy.id}`
  const open = versions.find(({ publishedAt }) => publishedAt === null)
  const begin = useMutation({
    mutationFn: () => unwrap(draftVersion(projectId, { policyId: policy.id })),
    onSuccess: ({ number }) => go(`${base}?version=${number}`),
  })
  const discard = async () => {
    const { policyRemoved } = await unwrap(discardDraft(projectId, { policyId: policy.id, versionId: version.id }))
    go(policyRemoved ? `/projects/${projectId}/policy` : base)
  }
  const refusal = mayCurate ? undefined : 'Curators and owners change policies'
  return (
    <>
      <Link
        href={`/projects/${projectId}/policy`}
        className="mb-1 inline-block rounded-1 text-12 text-text-3 hover:text-text-1"
      >
        Policies
      </Link>
      <PageHeader
        title={policy.name}
        meta={policyCan.edit(version) ? <Chip outlined>Draft</Chip> : 'published'}
        actions={
          <>
            <span role="status" className="text-12 text-text-3">
              {policyCan.edit(version) && (draft.saving ? 'Saving' : draft.saved ? 'Saved' : '')}
            </span>
            <RenamePolicy projectId={projectId} policy={policy} reason={refusal} />
            <Menu
              align="end"
              trigger={
                <Button aria-label={`Version ${version.number} of ${versions.length}`}>
                  Version {version.number}
                  <ChevronDown aria-hidden="true" className="size-3.5" />
                </Button>
              }
            >
              {versions.map(({ id, number, publishedAt, labels }) => (
                <MenuLink
                  key={id}
                  href={`${base}?version=${number}`}
                  current={id === version.id}
                  hint={publishedAt ? `${labels} labels` : 'draft'}
                >
                  Version {number}
                </MenuLink>
              ))}
            </Menu>
            {policyCan.edit(version) && (
              <>
                <ConfirmDialog
                  trigger={
                    <Button kind="ghost" disabledReason={refusal}>
                      Discard
                    </Button>
                  }
                  title={
                    version.number === 1 ? `Discard ${policy.name}?` : `Discard the draft of version ${version.number}?`
                  }
                  consequence={
                    version.number === 1
                      ? 'Nothing of it was published, so the policy goes too.'
                      : 'Its changes are lost. Published versions stay as they are.'
                  }
                  confirm="Discard draft"
                  onConfirm={discard}
                />
                <PublishDialog projectId={projectId} policy={policy} changes={changes} reason={refusal} />
              </>
            )}
            {!policyCan.edit(version) && open && (
              <LinkButton href={`${base}?version=${open.number}`}>Open draft of version {open.number}</LinkButton>
            )}
            {policyCan.draft(versions) && (
              <Button
                kind="filled"
                icon={<PenLine aria-hidden="true" />}
                pending={begin.isPending || leaving}
                disabledReason={refusal}
                onClick={() => begin.mutate()}
              >
                Draft version {(versions[0]?.number ?? 0) + 1}
              </Button>
            )}
          </>
        }
      />
      {policy.description && <p className="-mt-2 mb-4 max-w-reading text-text-2">{policy.description}</p>}
      {begin.error && <ErrorNote className="mb-4">{begin.error.message}</ErrorNote>}
    </>
  )
}
