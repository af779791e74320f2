import { redirect } from 'next/navigation'
import { EveryoneTable } from '@/components/access/everyone-table'
import { KeysTable } from '@/components/access/keys-table'
import { MakeKeyDialog } from '@/components/access/make-key-dialog'
import { SignInSettings } from '@/components/access/sign-in-settings'
import { YourSettings } from '@/components/access/your-settings'
import { PremCard } from '@/components/prem/prem-card'
import { HouseShell } from '@/components/shell/house-shell'
import { Card } from '@/components/ui/card'
import { Page } from '@/components/ui/page'
import { PageHeader } from '@/components/ui/page-header'
import { TabLinks } from '@/components/ui/tab-links'
import { describeMe } from '@/lib/access/describe-me'
import { listAccounts } from '@/lib/access/list-accounts'
import { listHouseKeys } from '@/lib/access/list-house-keys'
import { listPeople } from '@/lib/access/list-people'
import { listProviders } from '@/lib/access/list-providers'
import { listSessions } from '@/lib/access/list-sessions'
import { signInProblem } from '@/lib/access/rules'
import { settingsAddress } from '@/lib/access/schema'
import type { HouseCtx } from '@/lib/ctx'
import { enterHousePage, studioAddress } from '@/lib/pages'
import { listProjects } from '@/lib/projects/list-projects'

export const metadata = { title: 'Settings' }

export default async function SettingsPage({ searchParams }: PageProps<'/settings'>) {
  const ctx = await enterHousePage()
  const { part, error } = settingsAddress.parse(await searchParams)
  const [me, projects] = await Promise.all([describeMe(ctx), listProjects(ctx)])
  const kept = part === 'people' || part === 'keys'
  if (kept && !me.keeper) redirect('/settings')
  const links = [
    { value: 'you', label: 'You' },
    { value: 'sign-in', label: 'Signing in' },
    ...(me.keeper
      ? [
          { value: 'people', label: 'Everyone here' },
          { value: 'keys', label: 'Keys to every project' },
        ]
      : []),
  ].map(({ value, label }) => ({ label, href: `/settings?part=${value}`, current: part === value }))
  return (
    <HouseShell me={me} projects={projects.filter(({ archivedAt }) => archivedAt === null)} title="Settings">
      <Page header={<PageHeader title="Settings" actions={part === 'keys' && <MakeKeyDialog projectId={null} />} />}>
        <TabLinks label="Settings" links={links} />
        {part === 'you' && <YourSettings me={me} />}
        {part === 'sign-in' && <SignInPart ctx={ctx} error={error} />}
        {part === 'people' && <Card>{<EveryoneTable people={await listPeople(ctx)} />}</Card>}
        {part === 'keys' && (
          <>
            <Card>
              <KeysTable projectId={null} keys={await listHouseKeys(ctx)} />
            </Card>
            <PremCard address={await studioAddress()} keysOf="studio" />
          </>
        )}
      </Page>
    </HouseShell>
  )
}

async function SignInPart({ ctx, error }: { ctx: HouseCtx; error: string | undefined }) {
  const [sessions, accounts, services] = await Promise.all([listSessions(ctx), listAccounts(ctx), listProviders(ctx)])
  return <SignInSettings sessions={sessions} accounts={accounts} services={services} problem={signInProblem(error)} />
}
