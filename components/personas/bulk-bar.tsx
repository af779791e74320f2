'use client'
import { Archive, ArchiveRestore, FolderInput, Tag, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import type { PersonaPage, Selection } from '@/lib/personas/schema'
import { Button } from '../ui/button'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { formatNumber } from '../ui/format-number'
import { NameDialog } from './name-dialog'
import type { usePersonaActs } from './use-persona-acts'

type Props = {
  which: Selection
  count: number
  matching: number
  all: boolean
  state: PersonaPage['state']
  acts: ReturnType<typeof usePersonaActs>
  asking: 'tag' | 'group' | null
  ask: (what: 'tag' | 'group' | null) => void
  groups: string[]
  tags: string[]
  chooseAll: () => void
  clear: () => void
}

/** Acts on what is chosen, over the list. */
export function BulkBar({
  which,
  count,
  matching,
  all,
  state,
  acts,
  asking,
  ask,
  groups,
  tags,
  chooseAll,
  clear,
}: Props) {
  const [deleting, setDeleting] = useState(false)
  const away = state === 'retired'
  const then = (act: Promise<void>) => act.then(clear)
  return (
    <div
      role="toolbar"
      aria-label="Acts on what is chosen"
      className="sticky bottom-4 z-20 mx-auto flex min-h-12 w-fit max-w-full items-center gap-1 rounded-4 border border-border-strong bg-surface-1 py-1.5 pr-2 pl-4 shadow-3 max-sm:flex-wrap"
    >
      <span className="mr-1 whitespace-nowrap font-medium">{formatNumber(count)} chosen</span>
      {!all && matching > count && (
        <Button kind="ghost" size="small" className="text-accent-text!" onClick={chooseAll}>
          Choose all {formatNumber(matching)}
        </Button>
      )}
      <Button kind="ghost" size="small" icon={<Tag aria-hidden="true" />} keys="t" onClick={() => ask('tag')}>
        Tag
      </Button>
      <Button kind="ghost" size="small" icon={<FolderInput aria-hidden="true" />} keys="p" onClick={() => ask('group')}>
        Group
      </Button>
      {away ? (
        <Button
          kind="ghost"
          size="small"
          icon={<ArchiveRestore aria-hidden="true" />}
          keys="r"
          pending={acts.run.isPending}
          onClick={() => acts.run.mutate(() => then(acts.restore(which)))}
        >
          Restore
        </Button>
      ) : (
        <Button
          kind="ghost"
          size="small"
          icon={<Archive aria-hidden="true" />}
          keys="r"
          pending={acts.run.isPending}
          onClick={() => acts.run.mutate(() => then(acts.retire(which)))}
        >
          Retire
        </Button>
      )}
      <Button kind="ghost" size="small" icon={<Trash2 aria-hidden="true" />} onClick={() => setDeleting(true)}>
        Delete
      </Button>
      <Button
        kind="ghost"
        size="small"
        iconOnly
        label="Choose none"
        keys="Escape"
        icon={<X aria-hidden="true" />}
        onClick={clear}
      />
      {acts.run.error && (
        <span role="alert" className="px-2 text-12">
          {acts.run.error.message}
        </span>
      )}
      {asking === 'tag' && (
        <NameDialog
          title={`Tag ${formatNumber(count)} chosen`}
          label="Tag"
          hint="A word, or facet and value, as mood:calm."
          known={tags}
          close={() => ask(null)}
          acts={[
            { label: 'Take off', run: (tag) => then(acts.tag(which, tag, 'remove')) },
            { label: 'Add tag', run: (tag) => then(acts.tag(which, tag, 'add')) },
          ]}
        />
      )}
      {asking === 'group' && (
        <NameDialog
          title={`Group ${formatNumber(count)} chosen`}
          label="Group"
          hint="Generation spreads evenly over groups. Leave it empty to take them out of any."
          known={groups}
          close={() => ask(null)}
          mayBeEmpty
          acts={[{ label: 'Move', run: (group) => then(acts.group(which, group)) }]}
        />
      )}
      <ConfirmDialog
        title={`Delete ${formatNumber(count)} personas?`}
        consequence="This does not come back. Those that wrote a sample stay, so that it remains known who wrote it; retire them instead."
        confirm="Delete"
        open={deleting}
        onOpenChange={setDeleting}
        onConfirm={() => then(acts.remove(which))}
      />
    </div>
  )
}
