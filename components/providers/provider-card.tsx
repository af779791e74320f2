import { Card, CardFooter } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import type { ProviderView } from '@/lib/providers/schema'
import { AddModelDialog } from './add-model-dialog'
import { EditProviderDialog } from './edit-provider-dialog'
import { ModelTable } from './model-table'
import { RemoveProvider } from './remove-provider'
import { TestProvider } from './test-provider'
import { limitsOf } from './words'

type Props = { projectId: string; provider: ProviderView; mayManage: boolean }

/** One endpoint: where it is, what it may be asked, its models, and how they fare. */
export function ProviderCard({ projectId, provider, mayManage }: Props) {
  const simulated = provider.kind === 'simulator'
  const reason = mayManage ? null : 'Only owners change providers'
  return (
    <Card
      title={provider.name}
      meta={
        simulated
          ? 'Writes and judges here, without a model. Everything from it is marked simulated.'
          : provider.address
      }
      metaBelow
      actions={
        <>
          {simulated && <Chip outlined>Simulated</Chip>}
          <EditProviderDialog projectId={projectId} provider={provider} reason={reason} />
          {!simulated && mayManage && <RemoveProvider projectId={projectId} provider={provider} />}
        </>
      }
    >
      <ModelTable projectId={projectId} provider={provider} mayManage={mayManage} />
      <CardFooter className="flex-wrap">
        <span className="min-w-0 flex-1 max-sm:basis-full">
          {limitsOf(provider)}
          {!simulated && (provider.keyEnd ? ` · key ends in ${provider.keyEnd}` : ' · no key')}
          {provider.waitsUntil &&
            ` · asked us to wait until ${new Date(provider.waitsUntil).toISOString().slice(11, 16)} UTC`}
        </span>
        <TestProvider projectId={projectId} provider={provider} reason={reason} />
        {!simulated && <AddModelDialog projectId={projectId} provider={provider} reason={reason} />}
      </CardFooter>
    </Card>
  )
}
