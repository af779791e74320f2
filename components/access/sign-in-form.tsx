'use client'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { signInForm } from '@/lib/access/schema'
import { useForm } from '../use-form'
import { signInWithPassword } from './sign-in-with'

export function SignInForm({ path }: { path: string }) {
  const { errors, failure, pending, submit } = useForm(signInForm, async (input) => {
    await signInWithPassword(input)
    window.location.assign(path)
  })
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="E-mail" error={errors.email}>
        <Input name="email" type="email" autoComplete="username" autoFocus />
      </Field>
      <Field label="Password" error={errors.password}>
        <Input name="password" type="password" autoComplete="current-password" />
      </Field>
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Button type="submit" kind="filled" pending={pending}>
        Sign in
      </Button>
    </form>
  )
}
