import { Card } from '@/components/ui/card'
import type { AccountView } from '@/lib/access/list-accounts'
import type { SessionView } from '@/lib/access/list-sessions'
import { AccountsList } from './accounts-list'
import { EndOtherSessions } from './end-session'
import { SessionsTable } from './sessions-table'

type Props = {
  sessions: SessionView[]
  accounts: AccountView[]
  services: { id: string; name: string }[]
  problem: string | null
}

export function SignInSettings({ sessions, ...connected }: Props) {
  return (
    <>
      <Card
        title="Where you are signed in"
        actions={<EndOtherSessions others={sessions.filter(({ here }) => !here).length} />}
      >
        <SessionsTable sessions={sessions} />
      </Card>
      <Card title="Connected accounts">
        <AccountsList {...connected} />
      </Card>
    </>
  )
}
