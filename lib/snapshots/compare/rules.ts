import type { Changes } from '../schema'

/**
 * The next version by the rule of Croissant 1.1: what was there is changed, gone or in another split: MAJOR. Only more
 * of it: MINOR. The same rows, written again: PATCH.
 */
export function nextVersion(before: string | null, changes: Changes | null): { version: string; reason: string } {
  if (before === null || changes === null) return { version: '1.0.0', reason: 'The first snapshot of this dataset' }
  const [major = 0, minor = 0, patch = 0] = before.split('.').map(Number)
  const { added, removed, edited, relabelled, moved, policyChanged } = changes
  const broken = [
    told(edited, 'edited'),
    told(relabelled, 'relabelled'),
    told(removed, 'removed'),
    told(moved, 'moved to another split'),
    policyChanged ? 'another policy version' : null,
  ].filter((part) => part !== null)
  if (broken.length > 0) return { version: `${major + 1}.0.0`, reason: `Major: ${broken.join(', ')}` }
  if (added > 0)
    return { version: `${major}.${minor + 1}.0`, reason: `Minor: ${told(added, 'added')} and nothing else` }
  return { version: `${major}.${minor}.${patch + 1}`, reason: 'Patch: the same rows in the same splits' }
}

const told = (count: number, what: string) =>
  count > 0 ? `${count.toLocaleString('en-US')} ${count === 1 ? 'row' : 'rows'} ${what}` : null
