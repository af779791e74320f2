import type { Act, Room } from '../shell/shell-types'

type Project = { id: string; role: string; running: number; datasets: { id: string; samples: number }[] }

/** The rooms of a project, in the order of the work. */
export function projectRooms({ id, running, datasets }: Project): Room[] {
  const at = (path: string) => `/projects/${id}${path}`
  return [
    { key: 'overview', href: at(''), label: 'Overview', icon: 'overview', place: 'main', shortcut: 'o' },
    { key: 'sources', href: at('/sources'), label: 'Sources', icon: 'sources', place: 'main', shortcut: 'i' },
    { key: 'personas', href: at('/personas'), label: 'Personas', icon: 'personas', place: 'main', shortcut: 'e' },
    { key: 'templates', href: at('/templates'), label: 'Templates', icon: 'templates', place: 'main', shortcut: 'l' },
    { key: 'generation', href: at('/generation'), label: 'Generate', icon: 'generate', place: 'main', shortcut: 'n' },
    { key: 'judges', href: at('/judges'), label: 'Judges', icon: 'judges', place: 'main', shortcut: 'j' },
    { key: 'review', href: at('/review'), label: 'Review', icon: 'review', place: 'main', shortcut: 'r' },
    {
      key: 'samples',
      href: at('/samples'),
      label: 'Samples',
      icon: 'samples',
      place: 'main',
      shortcut: 's',
      countByDataset: Object.fromEntries(datasets.map(({ id, samples }) => [id, samples])),
    },
    {
      key: 'duplicates',
      href: at('/duplicates'),
      label: 'Duplicates',
      icon: 'duplicates',
      place: 'main',
      shortcut: 'd',
    },
    { key: 'stats', href: at('/stats'), label: 'Stats', icon: 'stats', place: 'main', shortcut: 't' },
    { key: 'snapshots', href: at('/snapshots'), label: 'Snapshots', icon: 'snapshots', place: 'main', shortcut: 'f' },
    { key: 'models', href: at('/models'), label: 'Models', icon: 'models', place: 'main', shortcut: 'm' },
    {
      key: 'runs',
      href: at('/runs'),
      label: 'Runs',
      icon: 'runs',
      place: 'main',
      shortcut: 'u',
      count: running || null,
    },
    { key: 'policy', href: at('/policy'), label: 'Policy', icon: 'policy', place: 'foot', shortcut: 'p' },
    { key: 'access', href: at('/access'), label: 'Access', icon: 'access', place: 'foot', shortcut: 'a' },
    { key: 'audit', href: at('/audit'), label: 'Audit', icon: 'audit', place: 'foot', shortcut: 'h' },
    { key: 'settings', href: at('/settings'), label: 'Settings', icon: 'settings', place: 'foot', shortcut: ',' },
  ]
}

/** What the palette can do besides going to a room. */
export function projectActs({ id }: Project): Act[] {
  return [
    {
      key: 'wrappers',
      label: 'Wrappers',
      hint: 'what imports strip from texts',
      href: `/projects/${id}/sources/wrappers`,
    },
    {
      key: 'providers',
      label: 'Providers and models',
      hint: 'settings',
      href: `/projects/${id}/settings/providers`,
    },
    { key: 'model-calls', label: 'Model calls', hint: 'settings', href: `/projects/${id}/settings/calls` },
    { key: 'api', label: 'API', hint: 'settings, what scripts can do', href: `/projects/${id}/settings/api` },
    { key: 'webhooks', label: 'Webhooks', hint: 'settings', href: `/projects/${id}/settings/webhooks` },
    {
      key: 'import-settings',
      label: 'Import settings',
      hint: 'limits, safe prompts',
      href: `/projects/${id}/sources/settings`,
    },
    { key: 'all-projects', label: 'All projects', href: '/projects' },
    { key: 'my-settings', label: 'My settings', hint: 'password, sessions, theme', href: '/settings' },
    { key: 'invite', label: 'Invite a person', hint: 'access', href: `/projects/${id}/access` },
    { key: 'make-key', label: 'Make an API key', hint: 'access', href: `/projects/${id}/access` },
  ]
}
