'use client'
import type { GroupView } from '@/lib/duplicates/schema'
import type { NameOf } from '../samples/label-mark'
import { useKeys } from '../shell/keys-provider'
import type { KeyBinding } from '../shell/keys-store'
import { Button } from '../ui/button'
import { formatNumber } from '../ui/format-number'
import { PolarityShape } from '../ui/polarity-shape'
import { samplesWord } from './words'
import { type GroupActs, labelAct } from './use-group-acts'

export type May = { review: boolean; curate: boolean }
type Props = { group: GroupView; acts: GroupActs; nameOf: NameOf; may: May }
type Choice = {
  /** Its name among what is under way. */
  act: string
  key: string
  label: string
  icon?: React.ReactNode
  run: () => void
  reason: string | null
  filled?: boolean
}

/** What can be done with the group, each by one key. The keys stay where they are, whatever the group. */
export function GroupDock({ group, acts, nameOf, may }: Props) {
  const press = ({ run, reason }: Choice) => !reason && run()
  const reviewReason = may.review ? null : 'Reviewers, curators and owners decide'
  const isDoing = ({ act }: Choice) => acts.doing === `${act} ${group.id}`
  const choices = choicesOf({ group, acts, nameOf, may }, reviewReason).map((choice) =>
    isDoing(choice) ? choice : { ...choice, reason: choice.reason ?? acts.hold },
  )
  useKeys(
    'This group',
    choices.map(
      (choice): KeyBinding => ({ keys: choice.key, label: choice.label, run: () => press(choice), repeat: false }),
    ),
  )
  return (
    <div
      role="toolbar"
      aria-label="Acts on this group"
      className="flex min-h-14 flex-none flex-wrap items-center gap-2 border-t bg-surface-1 px-6 py-2 max-sm:px-4"
    >
      {choices.map((choice) => (
        <Button
          key={choice.key}
          keys={choice.key}
          icon={choice.icon}
          kind={choice.filled ? 'filled' : 'plain'}
          disabledReason={choice.reason}
          pending={isDoing(choice)}
          onClick={() => press(choice)}
        >
          {choice.label}
        </Button>
      ))}
    </div>
  )
}

function choicesOf({ group, acts, nameOf, may }: Props, reviewReason: string | null): Choice[] {
  const whole = group.members.length === group.size
  if (group.kept)
    return [{ act: 'reopen', key: 'o', label: 'Open again', run: () => acts.reopen(group), reason: reviewReason }]
  const keep = (label: string): Choice => ({
    act: 'keep',
    key: 'e',
    label,
    run: () => acts.keep(group),
    reason: reviewReason,
  })
  if (group.lane === 'family') return [keep('Keep as it is')]
  if (group.lane === 'collapse')
    return [
      {
        act: 'merge',
        key: 'm',
        label: whole
          ? `Merge: take out ${samplesWord(group.members.filter(({ stays }) => !stays).length)}`
          : 'Merge: take out all but the best',
        run: () => acts.merge(group),
        reason: may.curate ? null : 'Curators and owners take samples out',
        filled: true,
      },
      keep('Keep all'),
    ]
  // Beyond what is shown, who may act on all that match acts on all of the group, as a run.
  const all = !whole && may.curate
  const labels = group.labelled.filter(({ labels }) => labels.length > 0).slice(0, 9)
  return [
    ...labels.map(({ labels, polarity }, at): Choice => {
      const name = labels.map((code) => nameOf(code).name).join(', ')
      return {
        act: labelAct(labels),
        key: String(at + 1),
        label: `All ${name}`,
        icon: <PolarityShape kind={polarity} />,
        run: () => (all ? acts.labelAll(group, labels) : acts.label(group, labels, `All are ${name} now`)),
        reason:
          reviewReason ??
          (whole || all ? null : 'Only curators and owners relabel a group that is larger than what is shown'),
      }
    }),
    keep('Keep the contrast'),
    {
      act: 'flag',
      key: 'f',
      label: all
        ? `Flag all ${formatNumber(group.size)} for review`
        : whole
          ? 'Flag for review'
          : `Flag the first ${group.members.length}`,
      run: () => (all ? acts.flagAll(group) : acts.flag(group)),
      reason:
        reviewReason ?? (!all && group.members.every(({ state }) => state === 'flagged') ? 'They are flagged' : null),
    },
  ]
}
