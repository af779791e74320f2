'use client'
import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Skeleton } from '@/components/ui/skeleton'
import { describePasswordLink, setPassword } from '@/lib/access/actions'
import { passwordLinkRefusal } from '@/lib/access/rules'
import { setPasswordInput } from '@/lib/access/schema'
import { unwrap } from '../api'
import { useForm } from '../use-form'
import { useFragment } from '../use-fragment'
import { signInWithPassword } from './sign-in-with'

/** Opened by the link that a keeper made: sets the password and signs in. */
export function SetPasswordView() {
  const token = useFragment()
  const { data: link, error } = useQuery({
    queryKey: ['password-link', token],
    queryFn: () => unwrap(describePasswordLink({ token: token ?? '' })),
    enabled: Boolean(token),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <ErrorNote>{error.message}</ErrorNote>
  if (token === '') return <ErrorNote>{passwordLinkRefusal}</ErrorNote>
  if (!token || !link) return <Skeleton className="w-60" />
  if (link.state !== 'open') return <ErrorNote>{link.reason}</ErrorNote>
  return <SetPasswordForm token={token} name={link.name} email={link.email} />
}

function SetPasswordForm({ token, name, email }: { token: string; name: string; email: string }) {
  const { errors, failure, pending, submit } = useForm(setPasswordInput, async ({ password }) => {
    await unwrap(setPassword({ token, password }))
    await signInWithPassword({ email, password })
    window.location.assign('/')
  })
  return (
    <form method="post" onSubmit={(event) => submit(event, { token })} noValidate className="flex flex-col gap-4">
      <p className="text-13 text-text-2">For {name}. Wherever this account is signed in, it is signed out.</p>
      <Field label="E-mail">
        <Input type="email" autoComplete="username" value={email} readOnly />
      </Field>
      <Field
        label="New password"
        error={errors.password}
        hint="At least 12 characters. A few unrelated words are best."
      >
        <Input name="password" type="password" autoComplete="new-password" autoFocus />
      </Field>
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Button type="submit" kind="filled" pending={pending}>
        Set the password
      </Button>
    </form>
  )
}
