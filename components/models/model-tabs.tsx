import { TabLinks } from '../ui/tab-links'

export function ModelTabs({
  projectId,
  current,
}: {
  projectId: string
  current: 'models' | 'recommendations' | 'fine-tuning' | 'playground'
}) {
  const at = `/projects/${projectId}/models`
  return (
    <TabLinks
      label="Models"
      links={[
        { href: at, label: 'Trained here', current: current === 'models' },
        { href: `${at}/recommendations`, label: 'Recommendations', current: current === 'recommendations' },
        { href: `${at}/fine-tuning`, label: 'Fine-tuned elsewhere', current: current === 'fine-tuning' },
        { href: `${at}/playground`, label: 'Playground', current: current === 'playground' },
      ]}
    />
  )
}
