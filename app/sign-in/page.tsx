import { redirect } from 'next/navigation'
import { ServiceButtons } from '@/components/access/service-buttons'
import { SignInForm } from '@/components/access/sign-in-form'
import { PlainShell } from '@/components/shell/plain-shell'
import { ErrorNote } from '@/components/ui/error-note'
import { listProviders } from '@/lib/access/list-providers'
import { safePath, signInProblem } from '@/lib/access/rules'
import { signInAddress } from '@/lib/access/schema'
import { studioIsClaimed } from '@/lib/access/studio-is-claimed'
import { enterHouse } from '@/lib/auth'

export const metadata = { title: 'Sign in' }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const ctx = await enterHouse()
  const { callbackUrl, error } = signInAddress.parse(await searchParams)
  const path = safePath(callbackUrl)
  // Someone signed in who comes back with a refusal was connecting an account.
  if (ctx.role !== 'nobody') redirect(error ? `/settings?part=sign-in&error=${encodeURIComponent(error)}` : path)
  const problem = signInProblem(error)
  if (!(await studioIsClaimed(ctx))) {
    return (
      <PlainShell
        title="Nobody is in yet"
        lead="Open the one-time link that Assay printed when it started. It makes you the first owner."
      />
    )
  }
  return (
    <PlainShell
      title="Sign in"
      foot="No account? Ask someone in the project for an invitation link. Password forgotten? A keeper of this studio makes a link for a new one; a keeper runs npm run password-link where the studio runs."
    >
      {problem && <ErrorNote>{problem}</ErrorNote>}
      <ServiceButtons services={await listProviders(ctx)} path={path} />
      <SignInForm path={path} />
    </PlainShell>
  )
}
