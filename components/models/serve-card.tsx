import type { ModelDetail } from '@/lib/models/schema'
import { Card, CardSection } from '../ui/card'
import { CopyButton } from '../ui/copy-button'

/** How to ask it from elsewhere. */
export function ServeCard({ projectId, model }: { projectId: string; model: ModelDetail }) {
  const calls = [
    {
      title: 'OpenAI’s moderation client',
      text: `POST /v1/moderations\n{ "model": "${model.id}", "input": "A text" }`,
    },
    {
      title: 'With cost, labels and words',
      text: `POST /api/v1/projects/${projectId}/models/${model.id}/score\n{ "texts": [{ "prompt": "A text" }], "explain": true }`,
    },
  ]
  return (
    <Card title="Ask it from elsewhere" meta="with an API key">
      {calls.map(({ title, text }) => (
        <CardSection key={title}>
          <div className="mb-1 flex items-center justify-between gap-2">
            <h3 className="text-13 font-medium">{title}</h3>
            <CopyButton text={text} label={`Copy: ${title}`} />
          </div>
          <pre className="whitespace-pre-wrap break-all rounded-2 bg-surface-2 p-2 font-mono text-11">{text}</pre>
        </CardSection>
      ))}
    </Card>
  )
}
