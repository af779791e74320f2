import type { ReactNode } from 'react'
import { signOut } from '@/lib/access/actions'
import { Shell } from './shell'

type Props = {
  me: { name: string; email: string }
  projects: { id: string; name: string }[]
  title?: string
  children: ReactNode
}

/** The frame of the pages outside of any project. */
export function HouseShell({ me, projects, title = 'Projects', children }: Props) {
  const rooms = [
    { key: 'projects', href: '/projects', label: 'Projects', icon: 'overview', place: 'main', shortcut: 'p' },
    { key: 'settings', href: '/settings', label: 'Settings', icon: 'settings', place: 'foot', shortcut: ',' },
  ] as const
  return (
    <Shell
      person={me}
      projects={projects}
      project={null}
      datasets={[]}
      dataset={null}
      rooms={[...rooms]}
      acts={[]}
      title={title}
      signOut={signOut}
    >
      {children}
    </Shell>
  )
}
