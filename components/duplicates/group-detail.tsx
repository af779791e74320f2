'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { samplesHref } from '@/lib/samples/rules'
import { Refusal } from '../api'
import type { Hides } from '../samples/hides'
import type { NameOf } from '../samples/label-mark'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { EmptyState } from '../ui/empty-state'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'
import { Skeleton } from '../ui/skeleton'
import { TextLink } from '../ui/text-link'
import { groupQuery } from './duplicates-query'
import { GroupDock, type May } from './group-dock'
import { MemberCard } from './member-card'
import type { GroupActs } from './use-group-acts'
import { samplesWord } from './words'

type Props = {
  projectId: string
  groupId: string
  acts: GroupActs
  nameOf: NameOf
  may: May
  hides: Hides
  onBack: () => void
}

/** The members of one group, one under the other, and the acts below. */
export function GroupDetail({ projectId, groupId, acts, nameOf, may, hides, onBack }: Props) {
  const { data: group, error } = useQuery(groupQuery(projectId, groupId))
  if (error instanceof Refusal && error.code === 'not_found')
    return (
      <EmptyState title="This group cannot be shown">
        Its members were merged, changed or deleted meanwhile, or one of them waits for your own decision.
      </EmptyState>
    )
  if (error) return <EmptyState title="This group cannot be shown now">{error.message}.</EmptyState>
  if (!group) return <Waiting />
  const known: NameOf = (code) => group.names[code] ?? nameOf(code)
  return (
    <>
      <header className="flex min-h-11 flex-none items-center gap-3 border-b px-6 text-12 text-text-3 max-sm:px-4">
        <Button
          kind="ghost"
          size="small"
          iconOnly
          label="Back to the list"
          icon={<ArrowLeft aria-hidden="true" />}
          className="md:hidden"
          onClick={onBack}
        />
        <h2 className="text-14 text-text-1">{samplesWord(group.size)}</h2>
        {group.exact && <Chip>Exact copies</Chip>}
        {group.byMeaning && <Chip>Alike in meaning</Chip>}
        <span className="ml-auto">
          farthest <Num value={group.least} as="score" />
        </span>
      </header>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        role="region"
        aria-label="Members"
        className="focus-inside min-h-0 flex-1 overflow-y-auto"
      >
        {group.members.map((member, at) => (
          <MemberCard
            key={member.id}
            projectId={projectId}
            group={group}
            member={member}
            number={at + 1}
            nameOf={known}
            hides={hides}
          />
        ))}
        {group.size > group.members.length && (
          <p className="px-6 py-4 text-12 text-text-3">
            The first {formatNumber(group.members.length)} of {formatNumber(group.size)} are shown.
            {group.lane === 'collapse' && ' The best of all is found when they are merged.'}{' '}
            <TextLink href={samplesHref(projectId, { copies: group.id }, { dataset: group.datasetId })}>
              See all {formatNumber(group.size)} in Samples
            </TextLink>
          </p>
        )}
      </div>
      <GroupDock group={group} acts={acts} nameOf={known} may={may} />
    </>
  )
}

function Waiting() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-4 p-6">
      <Skeleton className="w-28" />
      <Skeleton className="w-full" />
      <Skeleton className="w-4/5" />
    </div>
  )
}
