import { InvitationsTable } from '@/components/access/invitations-table'
import { InviteDialog } from '@/components/access/invite-dialog'
import { KeysTable } from '@/components/access/keys-table'
import { MakeKeyDialog } from '@/components/access/make-key-dialog'
import { OwnersOnly } from '@/components/access/owners-only'
import { PeopleTable } from '@/components/access/people-table'
import { PremCard } from '@/components/prem/prem-card'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { TabLinks } from '@/components/ui/tab-links'
import { listInvitations } from '@/lib/access/list-invitations'
import { listKeys } from '@/lib/access/list-keys'
import { listMembers } from '@/lib/access/list-members'
import { accessCan } from '@/lib/access/rules'
import { accessAddress } from '@/lib/access/schema'
import { enterPage, studioAddress } from '@/lib/pages'

export const metadata = { title: 'Access' }

export default async function AccessPage({ params, searchParams }: PageProps<'/projects/[projectId]/access'>) {
  const { projectId } = await params
  const { part } = accessAddress.parse(await searchParams)
  const ctx = await enterPage(projectId)
  const manages = accessCan.manage(ctx.role)
  const reason = manages ? null : 'Only owners invite people and make keys'
  const [members, invitations, keys] = await Promise.all([
    listMembers(ctx),
    manages ? listInvitations(ctx) : null,
    manages ? listKeys(ctx) : null,
  ])
  const links = [
    { value: 'people', label: 'People', count: members.length },
    { value: 'invitations', label: 'Invitations', count: invitations?.filter(({ state }) => state === 'open').length },
    { value: 'keys', label: 'API keys', count: keys?.filter(({ state }) => state === 'active').length },
  ].map(({ value, ...link }) => ({
    ...link,
    href: `/projects/${projectId}/access?part=${value}`,
    current: part === value,
  }))
  const act =
    part === 'keys' ? (
      <MakeKeyDialog projectId={projectId} reason={reason} />
    ) : (
      <InviteDialog projectId={projectId} reason={reason} />
    )
  return (
    <Page header={<PageHeader title="Access" actions={act} />}>
      <Card>
        <TabLinks label="Access" links={links} />
        {part === 'people' && <PeopleTable projectId={projectId} members={members} role={ctx.role} />}
        {part === 'invitations' &&
          (invitations ? (
            <InvitationsTable projectId={projectId} invitations={invitations} />
          ) : (
            <OwnersOnly what="invitations" role={ctx.role} />
          ))}
        {part === 'keys' &&
          (keys ? <KeysTable projectId={projectId} keys={keys} /> : <OwnersOnly what="API keys" role={ctx.role} />)}
      </Card>
      {part === 'keys' && keys && <PremCard address={await studioAddress()} keysOf="project" />}
    </Page>
  )
}
