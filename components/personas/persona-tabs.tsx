import { TabLinks } from '../ui/tab-links'

type Props = { projectId: string; current: 'active' | 'retired' | 'copies'; active?: number; retired?: number }

export function PersonaTabs({ projectId, current, active, retired }: Props) {
  const path = `/projects/${projectId}/personas`
  const counted = (count: number | undefined) => (count === undefined ? {} : { count })
  return (
    <TabLinks
      label="Personas by state"
      links={[
        { href: path, label: 'In use', current: current === 'active', ...counted(active) },
        { href: `${path}?state=retired`, label: 'Retired', current: current === 'retired', ...counted(retired) },
        { href: `${path}/copies`, label: 'Near copies', current: current === 'copies' },
      ]}
    />
  )
}
