import { TabLinks } from '../ui/tab-links'

type Place = 'queues' | 'disputes' | 'me'
type Props = { projectId: string; dataset: string; current: Place; curates: boolean; disputed?: number }

/** What belongs to reviewing besides the desk. */
export function ReviewTabs({ projectId, dataset, current, curates, disputed }: Props) {
  const at = (place: string) => `/projects/${projectId}/review${place}?dataset=${dataset}`
  return (
    <div className="mb-4">
      <TabLinks
        label="Review"
        links={[
          { href: at(''), label: 'Desk', current: false },
          { href: at('/queues'), label: 'Queues', current: current === 'queues' },
          ...(curates
            ? [
                {
                  href: at('/disputes'),
                  label: 'Disagreements',
                  current: current === 'disputes',
                  ...(disputed !== undefined && { count: disputed }),
                },
              ]
            : []),
          { href: at('/me'), label: 'My reviewing', current: current === 'me' },
        ]}
      />
    </div>
  )
}
