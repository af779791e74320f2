import { TabLinks } from '../ui/tab-links'

export function ModelTabs({ projectId, current }: { projectId: string; current: 'models' | 'playground' }) {
  const at = `/projects/${projectId}/models`
  return (
    <TabLinks
      label="Models"
      links={[
        { href: at, label: 'Trained here', current: current === 'models' },
        { href: `${at}/playground`, label: 'Playground', current: current === 'playground' },
      ]}
    />
  )
}
