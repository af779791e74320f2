'use client'
import { Button } from '@/components/ui/button'
import { CardSection } from '@/components/ui/card'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { connectAccount, disconnectAccount } from '@/lib/access/actions'
import type { AccountView } from '@/lib/access/list-accounts'
import { unwrap } from '../api'
import { day } from './day'
import { ServiceButtons } from './service-buttons'

type Service = { id: string; name: string }

export function AccountsList({
  accounts,
  services,
  problem,
}: {
  accounts: AccountView[]
  services: Service[]
  problem: string | null
}) {
  const nameOf = (provider: string) => services.find(({ id }) => id === provider)?.name ?? provider
  const unconnected = services.filter(({ id }) => !accounts.some(({ provider }) => provider === id))
  return (
    <>
      {accounts.map(({ id, provider, createdAt }) => (
        <CardSection key={id} className="flex items-center gap-3">
          <span className="text-13 font-medium">{nameOf(provider)}</span>
          <span className="text-12 text-text-3">since {day(createdAt)}</span>
          <ConfirmDialog
            trigger={
              <Button size="small" kind="ghost" className="ml-auto" aria-label={`Disconnect ${nameOf(provider)}`}>
                Disconnect
              </Button>
            }
            title={`Disconnect ${nameOf(provider)}?`}
            consequence="You can no longer sign in with it. Your sessions stay."
            confirm="Disconnect"
            onConfirm={async () => void (await unwrap(disconnectAccount({ accountId: id })))}
          />
        </CardSection>
      ))}
      <CardSection className="flex flex-col items-start gap-3">
        {problem && <ErrorNote>{problem}</ErrorNote>}
        {services.length === 0 && (
          <p className="text-13 text-text-2">This installation offers no other service to sign in with.</p>
        )}
        <ServiceButtons
          services={unconnected}
          path="/settings?part=sign-in"
          before={() => unwrap(connectAccount({}))}
          verb="Connect"
        />
      </CardSection>
    </>
  )
}
