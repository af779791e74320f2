'use client'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { eventMeaning } from '@/lib/webhooks/rules'
import { type AddWebhookInput, webhookEvents, webhookForm } from '@/lib/webhooks/schema'
import { useForm } from '../use-form'

type Props = {
  begin?: { address: string; events: string[] }
  send: (input: AddWebhookInput) => Promise<void>
  children: string
}

/** Where to tell, and what of. */
export function WebhookForm({ begin, send, children }: Props) {
  const { errors, failure, pending, submit } = useForm(webhookForm, (given) => send(webhookForm.parse(given)))
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="Address" error={errors.address} hint="Gets a POST with JSON. Answers with 2xx count as taken in.">
        <Input name="address" type="url" defaultValue={begin?.address} placeholder="https://example.com/hooks" />
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-2 text-13 font-medium">Tells when</legend>
        {webhookEvents.map((event) => (
          <Checkbox
            key={event}
            name={event}
            defaultChecked={begin ? begin.events.includes(event) : event === 'run.ended'}
            hint={<span className="font-mono">{event}</span>}
          >
            {eventMeaning[event]}
          </Checkbox>
        ))}
        {errors.events && <ErrorNote>{errors.events}</ErrorNote>}
      </fieldset>
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Button type="submit" kind="filled" pending={pending} className="self-end">
        {children}
      </Button>
    </form>
  )
}
