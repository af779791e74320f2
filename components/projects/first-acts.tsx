import { sumOf } from '@/lib/projects/rules'
import type { OverviewView } from '@/lib/projects/schema'
import { RoomIcon } from '../shell/room-icon'
import { LinkButton } from '../ui/link-button'

type Props = { projectId: string; overview: OverviewView; role: string }

/** What is done most, for this person. One of them is filled: to review, as soon as there is something to review. */
export function FirstActs({ projectId, overview: { dataset, total, reviewed }, role }: Props) {
  const mayCurate = role === 'curator' || role === 'owner'
  const mayReview = mayCurate || role === 'reviewer'
  const waits = mayReview && total > sumOf(reviewed)
  const at = (path: string) => `/projects/${projectId}${path}`
  return (
    <>
      {mayCurate && (
        <LinkButton
          href={at('/sources/new')}
          kind={waits ? 'plain' : 'filled'}
          keys={waits ? undefined : 'g i'}
          icon={<RoomIcon name="sources" />}
        >
          Bring in
        </LinkButton>
      )}
      {mayCurate && total > 0 && (
        <LinkButton href={at(`/snapshots/new?dataset=${dataset.id}`)} icon={<RoomIcon name="snapshots" />}>
          Take snapshot
        </LinkButton>
      )}
      {waits && (
        <LinkButton
          href={at(`/review?dataset=${dataset.id}`)}
          kind="filled"
          keys="g r"
          icon={<RoomIcon name="review" />}
        >
          Review
        </LinkButton>
      )}
    </>
  )
}
