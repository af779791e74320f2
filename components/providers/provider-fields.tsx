import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { ProviderView } from '@/lib/providers/schema'

type Begin = Partial<
  Pick<ProviderView, 'name' | 'address' | 'requestsPerMinute' | 'tokensPerMinute' | 'inFlight' | 'keyEnd'>
>
type Props = {
  begin: Begin
  errors: Partial<Record<string, string>>
  simulated?: boolean
  keyHint: string
  wantsKey?: boolean
}

export function ProviderFields({ begin, errors, simulated = false, keyHint, wantsKey = false }: Props) {
  return (
    <>
      <Field label="Name" error={errors.name}>
        <Input name="name" defaultValue={begin.name} />
      </Field>
      {simulated ? (
        <input type="hidden" name="key" value="" />
      ) : (
        <>
          <Field
            label="Address"
            error={errors.address}
            hint="What stands before /chat/completions. An address on this machine or network has to be named in ASSAY_ALLOW_HOSTS."
          >
            <Input name="address" type="url" defaultValue={begin.address} />
          </Field>
          <Field label="Key" optional={!wantsKey} error={errors.key} hint={keyHint}>
            <Input name="key" type="password" autoComplete="off" />
          </Field>
        </>
      )}
      <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
        <Field label="Calls at once" error={errors.inFlight} hint="Lowered by itself while the endpoint bears less.">
          <Input name="inFlight" type="number" min={1} max={2000} defaultValue={begin.inFlight ?? 16} />
        </Field>
        <Field label="Requests a minute" optional error={errors.requestsPerMinute}>
          <Input name="requestsPerMinute" type="number" min={1} defaultValue={begin.requestsPerMinute ?? ''} />
        </Field>
        <Field label="Tokens a minute" optional error={errors.tokensPerMinute}>
          <Input name="tokensPerMinute" type="number" min={1} defaultValue={begin.tokensPerMinute ?? ''} />
        </Field>
      </div>
    </>
  )
}
