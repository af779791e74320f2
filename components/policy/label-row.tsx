'use client'
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Ellipsis, Merge, PanelRight, Trash2 } from 'lucide-react'
import type { LabelDraft } from '@/lib/policy/schema'
import { edit } from '@/lib/policy/versions/rules'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { Kbd } from '../ui/kbd'
import { Menu, MenuAct, MenuDivider } from '../ui/menu'
import { Polarity } from '../ui/polarity'
import { TableCell, TableRow } from '../ui/table'

type Props = {
  label: LabelDraft
  place: number
  last: boolean
  shortcut: string | null
  /** Samples may carry its code, so it can be retired but not removed. */
  published: boolean
  reason?: string
  open: () => void
  move: (by: number) => void
  merge: () => void
  set: (change: (labels: LabelDraft[]) => LabelDraft[]) => void
}

export function LabelRow({ label, place, last, shortcut, published, reason, open, move, merge, set }: Props) {
  const { code, name, retired } = label
  return (
    <TableRow>
      <TableCell number className="max-sm:hidden">
        {place}
      </TableCell>
      <TableCell className="touch:hidden max-sm:hidden">{shortcut && <Kbd keys={shortcut} />}</TableCell>
      <TableCell main className="overflow-hidden">
        <button
          type="button"
          data-code={code}
          onClick={open}
          aria-keyshortcuts={reason ? undefined : 'Alt+ArrowUp Alt+ArrowDown'}
          className="focus-inside flex h-full w-full min-w-0 items-center gap-2 rounded-1 text-left touch:min-h-touch"
        >
          {label.colour && (
            <i aria-hidden="true" className="h-4 w-1 flex-none rounded-1" style={{ background: label.colour }} />
          )}
          <Polarity kind={label.polarity} className={retired ? 'text-text-3' : undefined}>
            {name}
          </Polarity>
          {retired && (
            <Chip outlined className="flex-none">
              {label.mergedInto ? `Merged into ${label.mergedInto}` : 'Retired'}
            </Chip>
          )}
        </button>
      </TableCell>
      <TableCell className="font-mono text-12 max-sm:hidden" title={code}>
        {code}
      </TableCell>
      <TableCell className="max-md:hidden" title={label.definition}>
        {label.definition || <span className="text-text-3">No definition yet</span>}
      </TableCell>
      <TableCell number className="overflow-visible">
        <Menu
          align="end"
          trigger={
            <Button
              kind="ghost"
              size="small"
              iconOnly
              label={`Acts on ${name}`}
              icon={<Ellipsis aria-hidden="true" />}
            />
          }
        >
          <MenuAct icon={<PanelRight aria-hidden="true" />} onSelect={open}>
            {reason ? 'Open' : 'Edit'}
          </MenuAct>
          <MenuDivider />
          <MenuAct
            icon={<ArrowUp aria-hidden="true" />}
            disabledReason={reason ? 'Not here' : place === 1 && 'It is first'}
            onSelect={() => move(-1)}
          >
            Move up
          </MenuAct>
          <MenuAct
            icon={<ArrowDown aria-hidden="true" />}
            disabledReason={reason ? 'Not here' : last && 'It is last'}
            onSelect={() => move(1)}
          >
            Move down
          </MenuAct>
          <MenuDivider />
          {retired ? (
            <MenuAct
              icon={<ArchiveRestore aria-hidden="true" />}
              disabledReason={reason && 'Not here'}
              onSelect={() => set((labels) => edit.restore(labels, code))}
            >
              Restore
            </MenuAct>
          ) : (
            <>
              <MenuAct icon={<Merge aria-hidden="true" />} disabledReason={reason && 'Not here'} onSelect={merge}>
                Merge into another
              </MenuAct>
              <MenuAct
                icon={<Archive aria-hidden="true" />}
                disabledReason={reason && 'Not here'}
                onSelect={() => set((labels) => edit.retire(labels, code))}
              >
                Retire
              </MenuAct>
            </>
          )}
          {!published && (
            <MenuAct
              icon={<Trash2 aria-hidden="true" />}
              disabledReason={reason && 'Not here'}
              onSelect={() => set((labels) => edit.remove(labels, code))}
            >
              Remove
            </MenuAct>
          )}
        </Menu>
      </TableCell>
    </TableRow>
  )
}
