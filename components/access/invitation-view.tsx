'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ErrorNote } from '@/components/ui/error-note'
import { Skeleton } from '@/components/ui/skeleton'
import { describeInvitation } from '@/lib/access/actions'
import { invitationRefusal } from '@/lib/access/rules'
import { unwrap } from '../api'
import { useFragment } from '../use-fragment'
import { InvitationTerms } from './invitation-terms'
import { JoinButton } from './join-button'
import { JoinForm } from './join-form'

type Service = { id: string; name: string }
type Props = { person: { name: string; email: string } | null; services: Service[] }

/** Kept while someone goes to sign in: the token must not stand in an address that is sent to a server. */
const kept = 'assay.invitation'

export function InvitationView({ person, services }: Props) {
  const fragment = useFragment()
  const token = fragment === '' ? sessionStorage.getItem(kept) : fragment
  useEffect(() => {
    if (fragment) sessionStorage.setItem(kept, fragment)
  }, [fragment])
  const { data: offer, error } = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => unwrap(describeInvitation({ token: token ?? '' })),
    enabled: Boolean(token),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <ErrorNote>{error.message}</ErrorNote>
  if (fragment !== null && !token) return <ErrorNote>{invitationRefusal.unknown}</ErrorNote>
  if (!offer || !token) return <Skeleton className="w-60" />
  if (offer.state !== 'open') return <ErrorNote>{offer.reason}</ErrorNote>
  return (
    <>
      <InvitationTerms offer={offer} />
      {person ? (
        <JoinButton token={token} person={person} projectName={offer.projectName} />
      ) : (
        <JoinForm token={token} email={offer.email} services={services} />
      )}
    </>
  )
}
