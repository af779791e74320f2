'use client'
import { saveWrapper } from '@/lib/wrappers/actions'
import { saveWrapperInput, type WrapperView } from '@/lib/wrappers/schema'
import { unwrap } from '../api'
import { Dialog } from '../ui/dialog'
import { DialogForm } from '../ui/dialog-form'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Textarea } from '../ui/textarea'
import { useToast } from '../ui/toast'
import { useForm } from '../use-form'

type Props = { projectId: string; rule: WrapperView | null; close: () => void }

export function RuleForm({ projectId, rule, close }: Props) {
  const toast = useToast()
  const { errors, failure, pending, submit } = useForm(saveWrapperInput, async (input) => {
    await unwrap(saveWrapper(projectId, input))
    toast(`${input.name} saved`)
    close()
  })
  return (
    <Dialog
      title={rule ? `Edit ${rule.name}` : 'New wrapper'}
      description="The request stands between two fixed texts. Only literal texts: no pattern can run away."
      open
      onOpenChange={(open) => !open && close()}
    >
      <DialogForm
        send="Save"
        pending={pending}
        failure={failure}
        onSubmit={(event) => submit(event, { position: rule?.position ?? 0, disabled: rule?.disabled ?? false })}
      >
        <Field label="Name" error={errors.name}>
          <Input name="name" defaultValue={rule?.name} autoFocus />
        </Field>
        <Field label="Key" error={errors.key} hint="Small letters, digits and dashes.">
          <Input name="key" mono defaultValue={rule?.key} readOnly={rule !== null} />
        </Field>
        <Field label="Opens with" error={errors.opens} optional>
          <Textarea name="opens" defaultValue={rule?.opens} rows={2} />
        </Field>
        <Field label="Before the request" error={errors.before}>
          <Textarea name="before" defaultValue={rule?.before} rows={2} />
        </Field>
        <Field label="After the request" error={errors.after} optional>
          <Textarea name="after" defaultValue={rule?.after} rows={2} />
        </Field>
      </DialogForm>
    </Dialog>
  )
}
