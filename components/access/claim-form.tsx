'use client'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { TextLink } from '@/components/ui/text-link'
import { claimStudio } from '@/lib/access/actions'
import { claimStudioInput } from '@/lib/access/schema'
import { unwrap } from '../api'
import { useForm } from '../use-form'
import { useFragment } from '../use-fragment'
import { NewAccountFields } from './new-account-fields'
import { signInWithPassword } from './sign-in-with'

export function ClaimForm({ claimed }: { claimed: boolean }) {
  const token = useFragment()
  const { errors, failure, pending, submit } = useForm(claimStudioInput, async (input) => {
    await unwrap(claimStudio(input))
    await signInWithPassword(input)
    window.location.assign('/')
  })
  // While our own claim is under way the studio is claimed already, and the form must stay to sign in.
  if (claimed && !pending)
    return (
      <p className="text-13">
        This studio has an owner already. <TextLink href="/sign-in">Sign in</TextLink>, or ask them for an invitation.
      </p>
    )
  if (token === '')
    return <ErrorNote>This page needs the whole one-time link that Assay printed when it started.</ErrorNote>
  return (
    <form
      method="post"
      onSubmit={(event) => submit(event, { token: token ?? '' })}
      noValidate
      className="flex flex-col gap-4"
    >
      <NewAccountFields errors={errors} />
      {failure && <ErrorNote>{failure}</ErrorNote>}
      <Button type="submit" kind="filled" pending={pending}>
        Set up the studio
      </Button>
    </form>
  )
}
