import { TabLinks } from '@/components/ui/tab-links'

type Tab = 'project' | 'providers' | 'calls' | 'webhooks' | 'api'

/** The parts of a project's settings, each with its own address. */
export function SettingsTabs({ projectId, current }: { projectId: string; current: Tab }) {
  const at = `/projects/${projectId}/settings`
  return (
    <TabLinks
      label="Parts of the settings"
      links={[
        { href: at, label: 'Project', current: current === 'project' },
        { href: `${at}/providers`, label: 'Providers', current: current === 'providers' },
        { href: `${at}/calls`, label: 'Model calls', current: current === 'calls' },
        { href: `${at}/webhooks`, label: 'Webhooks', current: current === 'webhooks' },
        { href: `${at}/api`, label: 'API', current: current === 'api' },
      ]}
    />
  )
}
