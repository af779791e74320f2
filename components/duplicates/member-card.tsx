import { comparedText } from '@/lib/duplicates/rules'
import type { GroupView, MemberView } from '@/lib/duplicates/schema'
import { sampleHref } from '@/lib/samples/rules'
import type { Hides } from '../samples/hides'
import { LabelMark, type NameOf } from '../samples/label-mark'
import { Veil } from '../samples/sample-words'
import { stateWords } from '../samples/words'
import { Chip } from '../ui/chip'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'
import { TextLink } from '../ui/text-link'
import { DifferingWords } from './differing-words'

type Props = {
  projectId: string
  group: GroupView
  member: MemberView
  number: number
  nameOf: NameOf
  hides: Hides
}

/** One member: its label, where it came from, and its text as it differs from the first. */
export function MemberCard({ projectId, group, member, number, nameOf, hides }: Props) {
  const base = group.members[0] ?? member
  const partner = group.members.findIndex(({ id }) => id === member.partnerId)
  const facts = [
    member.source,
    member.run && `run ${member.run}`,
    member.model,
    `${formatNumber(member.characters)} characters`,
    member.verdicts > 0 && member.agreement !== null
      ? `judges agree ${formatNumber(member.agreement, 'percent')} of ${member.verdicts}`
      : null,
  ].filter(Boolean)
  return (
    <article aria-label={`Member ${number}`} className="border-b px-6 py-4 max-sm:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="w-4 flex-none text-12 text-text-3 tabular-nums">{number}</span>
        <LabelMark labels={member.labels} nameOf={nameOf} />
        {member.state !== 'new' && <Chip outlined>{stateWords[member.state]}</Chip>}
        {member.wrapper && <Chip>{member.wrapper}</Chip>}
        {member.stays && group.lane === 'collapse' && <Chip outlined>Stays</Chip>}
        <span className="ml-auto text-12 text-text-3">
          {member.exact ? 'the same text' : <Num value={member.similarity} as="score" />}
          {member.byMeaning && ' in meaning'}
          {partner >= 0 ? (member.exact ? ` as ${partner + 1}` : ` like ${partner + 1}`) : ' as another'}
        </span>
      </div>
      <div className="mt-2 max-w-180 pl-7 text-turn max-sm:pl-0">
        {hides({ labels: [...base.labels, ...member.labels] }) ? (
          <Veil />
        ) : (
          <DifferingWords base={comparedText(base)} text={comparedText(member)} />
        )}
      </div>
      <p className="mt-2 flex gap-2 pl-7 text-12 text-text-3 max-sm:pl-0">
        <span className="min-w-0 truncate">{facts.join(' · ')}</span>
        <TextLink href={sampleHref(projectId, member.id)} className="ml-auto flex-none">
          Open
        </TextLink>
      </p>
    </article>
  )
}
