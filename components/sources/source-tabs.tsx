import { TabLinks } from '../ui/tab-links'

/** What came in, and the rules by which texts come in. */
export function SourceTabs({
  projectId,
  current,
}: {
  projectId: string
  current: 'sources' | 'wrappers' | 'settings'
}) {
  const at = `/projects/${projectId}/sources`
  const links = [
    { href: at, label: 'Brought in', current: current === 'sources' },
    { href: `${at}/wrappers`, label: 'Wrappers', current: current === 'wrappers' },
    { href: `${at}/settings`, label: 'Settings', current: current === 'settings' },
  ]
  return <TabLinks label="Sources" links={links} />
}
