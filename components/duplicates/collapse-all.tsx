'use client'
import type { GroupsAsked } from '@/lib/duplicates/rules'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { formatNumber } from '../ui/format-number'
import type { May } from './group-dock'
import type { GroupActs } from './use-group-acts'

type Props = { acts: GroupActs; may: May; asked: GroupsAsked; matching: number; exact: number }

/** Collapses all exact groups, or with filters all that match: a run, which can be undone. */
export function CollapseAll({ acts, may, asked, matching, exact }: Props) {
  const filtered = Object.keys(asked).length > 1
  const count = filtered ? matching : exact
  const what = filtered ? `all ${formatNumber(count)} that match` : `${formatNumber(count)} exact`
  if (count === 0) return null
  const pending = acts.doing === 'collapse'
  const reason = may.curate ? !pending && acts.hold : 'Curators and owners take samples out'
  const button = (
    <Button size="small" className="w-full" pending={pending} disabledReason={reason}>
      Collapse {what}
    </Button>
  )
  return (
    <div className="flex-none border-b px-3 py-2">
      {reason || pending ? (
        button
      ) : (
        <ConfirmDialog
          trigger={button}
          title={`Collapse ${what}?`}
          consequence="The best of each group stays: by decision, then by what judges say, then the longest. The others leave the dataset. The run can be undone."
          confirm={`Collapse ${what}`}
          onConfirm={() => acts.collapse(filtered ? numbers(asked) : { lane: 'collapse', exact: true })}
        />
      )}
    </div>
  )
}

const numbers = ({ minSize, maxSize, ...asked }: GroupsAsked) => ({
  ...asked,
  ...(minSize && { minSize: Number(minSize) }),
  ...(maxSize && { maxSize: Number(maxSize) }),
})
