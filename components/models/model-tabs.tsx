import { TabLinks } from '../ui/tab-links'

export function ModelTabs({
  projectId,
  datasetId,
  current,
}: {
  projectId: string
  datasetId: string | undefined
  current: 'models' | 'recommendations' | 'fine-tuning' | 'playground'
}) {
  const at = (view = '') => `/projects/${projectId}/models${view}${datasetId ? `?dataset=${datasetId}` : ''}`
  return (
    <TabLinks
      label="Models"
      links={[
        { href: at(), label: 'Trained here', current: current === 'models' },
        { href: at('/recommendations'), label: 'Recommendations', current: current === 'recommendations' },
        { href: at('/fine-tuning'), label: 'Fine-tuned elsewhere', current: current === 'fine-tuning' },
        { href: at('/playground'), label: 'Playground', current: current === 'playground' },
      ]}
    />
  )
}
