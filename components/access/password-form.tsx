'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { CardFooter, CardSection } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useToast } from '@/components/ui/toast'
import { changePassword } from '@/lib/access/actions'
import { changePasswordInput } from '@/lib/access/schema'
import { unwrap } from '../api'
import { useForm } from '../use-form'

export function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  const toast = useToast()
  const [changes, setChanges] = useState(0)
  const { errors, failure, pending, submit } = useForm(changePasswordInput, async (input) => {
    const { ended } = await unwrap(changePassword(input))
    toast(
      ended > 0 ? `Password changed; ${ended} other ${ended === 1 ? 'session' : 'sessions'} ended` : 'Password changed',
    )
    setChanges(changes + 1)
  })
  return (
    // A new key empties the fields.
    <form key={changes} method="post" onSubmit={submit} noValidate>
      <CardSection className="border-b-0">
        <div className="flex max-w-96 flex-col gap-4">
          {hasPassword && (
            <Field label="Current password" error={errors.current}>
              <Input name="current" type="password" autoComplete="current-password" />
            </Field>
          )}
          <Field
            label="New password"
            error={errors.password}
            hint="At least 12 characters. A few unrelated words are best."
          >
            <Input name="password" type="password" autoComplete="new-password" />
          </Field>
          {failure && <ErrorNote>{failure}</ErrorNote>}
        </div>
      </CardSection>
      <CardFooter>
        A new password signs you out everywhere else.
        <Button type="submit" pending={pending} className="ml-auto">
          {hasPassword ? 'Change password' : 'Set password'}
        </Button>
      </CardFooter>
    </form>
  )
}
