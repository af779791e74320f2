import type { AuditEntryView } from '@/lib/audit/schema'
import { sampleHref } from '@/lib/samples/rules'
import { EmptyState } from '../ui/empty-state'
import { TextLink } from '../ui/text-link'
import { TimeAgo } from '../ui/time-ago'
import { EntryAccount } from './entry-account'
import { actWords, type Names, shortId } from './words'

/** Who did what to what, when, and what that changed: beside one another, and one under the other where there is no room. */
export function AuditList({
  projectId,
  entries,
  names,
}: {
  projectId: string
  entries: AuditEntryView[]
  names: Names
}) {
  if (entries.length === 0)
    return (
      <EmptyState title="No change matches">
        Every change in this project is written down here. Widen the filter to see more.
      </EmptyState>
    )
  return (
    <ol aria-label="Changes">
      {entries.map((entry) => (
        <li
          key={entry.id}
          className="flex items-baseline gap-x-4 gap-y-1 border-b px-4 py-2 text-13 text-text-2 last:border-b-0 max-md:flex-wrap"
        >
          <span className="w-24 flex-none text-12 text-text-3 max-md:order-1 max-md:w-auto">
            <TimeAgo at={entry.at} />
          </span>
          <span className="w-36 flex-none truncate max-md:order-2 max-md:w-full" title={entry.actor.name}>
            {entry.actor.name}
            {entry.actor.type !== 'user' && <span className="text-text-3"> {entry.actor.type}</span>}
          </span>
          <div className="w-64 min-w-0 flex-none max-md:w-auto max-md:flex-1">
            <p className="font-medium text-text-1">{actWords(entry.action)}</p>
            <Subject projectId={projectId} entry={entry} names={names} />
          </div>
          <div className="min-w-0 flex-1 max-md:order-3 max-md:basis-full">
            <EntryAccount before={entry.before} after={entry.after} hidden={entry.hidden} names={names} />
          </div>
        </li>
      ))}
    </ol>
  )
}

/** Decisions are about samples, which have no name: one goes and looks. */
function Subject({ projectId, entry, names }: { projectId: string; entry: AuditEntryView; names: Names }) {
  const { id, name } = entry.subject
  if (name) return <p className="wrap-anywhere">{name}</p>
  if (/^(sample|gold|dispute)\./.test(entry.action) && entry.action !== 'sample.delete')
    return <TextLink href={sampleHref(projectId, id)}>sample {shortId(id)}</TextLink>
  if (names[id]) return <p className="wrap-anywhere">{names[id]}</p>
  return (
    <p className="font-mono text-12" title={id}>
      {shortId(id)}
    </p>
  )
}
