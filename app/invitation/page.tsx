import { InvitationView } from '@/components/access/invitation-view'
import { PlainShell } from '@/components/shell/plain-shell'
import { describeMe } from '@/lib/access/describe-me'
import { listProviders } from '@/lib/access/list-providers'
import { enterHouse } from '@/lib/auth'

export const metadata = { title: 'Invitation' }

export default async function InvitationPage() {
  const ctx = await enterHouse()
  const me = ctx.role === 'nobody' ? null : await describeMe(ctx)
  return (
    <PlainShell title="Invitation">
      <InvitationView
        person={me?.kind === 'person' ? { name: me.name, email: me.email } : null}
        services={await listProviders(ctx)}
      />
    </PlainShell>
  )
}
