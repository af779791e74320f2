import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

type Errors = Partial<Record<string, string>>

/** Name, address and password of someone new. An address that was given cannot be changed. */
export function NewAccountFields({ errors, email }: { errors: Errors; email?: string }) {
  return (
    <>
      <Field label="Name" error={errors.name}>
        <Input name="name" autoComplete="name" autoFocus />
      </Field>
      <Field label="E-mail" error={errors.email} hint={email ? 'The invitation is for this address.' : undefined}>
        <Input name="email" type="email" autoComplete="username" defaultValue={email} readOnly={Boolean(email)} />
      </Field>
      <Field label="Password" error={errors.password} hint="At least 12 characters. A few unrelated words are best.">
        <Input name="password" type="password" autoComplete="new-password" />
      </Field>
    </>
  )
}
