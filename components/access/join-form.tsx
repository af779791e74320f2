'use client'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { TextLink } from '@/components/ui/text-link'
import { acceptInvitation, joinWithAccount } from '@/lib/access/actions'
import { acceptInvitationInput } from '@/lib/access/schema'
import { unwrap } from '../api'
import { useForm } from '../use-form'
import { NewAccountFields } from './new-account-fields'
import { ServiceButtons } from './service-buttons'
import { signInWithPassword } from './sign-in-with'

export function JoinForm({
  token,
  email,
  services,
}: {
  token: string
  email: string
  services: { id: string; name: string }[]
}) {
  const { errors, failure, pending, submit } = useForm(acceptInvitationInput, async (input) => {
    const { projectId } = await unwrap(acceptInvitation(input))
    await signInWithPassword(input)
    window.location.assign(`/projects/${projectId}`)
  })
  return (
    <>
      <ServiceButtons services={services} path="/" before={() => unwrap(joinWithAccount({ token }))} />
      <form method="post" onSubmit={(event) => submit(event, { token })} noValidate className="flex flex-col gap-4">
        <NewAccountFields errors={errors} email={email} />
        {failure && <ErrorNote>{failure}</ErrorNote>}
        <Button type="submit" kind="filled" pending={pending}>
          Join
        </Button>
      </form>
      <p className="text-12 text-text-3">
        You have an account here? <TextLink href="/sign-in?callbackUrl=/invitation">Sign in</TextLink>, and the
        invitation opens again.
      </p>
    </>
  )
}
