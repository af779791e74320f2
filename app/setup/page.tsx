import { redirect } from 'next/navigation'
import { ClaimForm } from '@/components/access/claim-form'
import { PlainShell } from '@/components/shell/plain-shell'
import { studioIsClaimed } from '@/lib/access/studio-is-claimed'
import { enterHouse } from '@/lib/auth'

export const metadata = { title: 'Set up' }

export default async function SetupPage() {
  const ctx = await enterHouse()
  if (ctx.role !== 'nobody') redirect('/')
  return (
    <PlainShell title="Set up the studio" lead="You become its first owner: you manage everyone and everything here.">
      <ClaimForm claimed={await studioIsClaimed(ctx)} />
    </PlainShell>
  )
}
