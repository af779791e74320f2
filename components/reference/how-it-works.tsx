import { Card, CardSection } from '@/components/ui/card'

/** What holds for every operation: the introduction of the document, paragraph by paragraph. */
export function HowItWorks({ description }: { description: string }) {
  const [first = '', ...parts] = description.split('\n\n')
  return (
    <Card title="How it works" meta={first}>
      {parts.map((part) => {
        const [, title, text = ''] = /^\*\*([^*]+)\*\*(.*)$/s.exec(part) ?? [null, null, part]
        return (
          <CardSection key={part} title={title?.replace(/\.$/, '')}>
            <p className="max-w-[680px] text-13 text-text-2">{withCode(text.replace(/^[.\s]+/, ''))}</p>
          </CardSection>
        )
      })}
    </Card>
  )
}

const withCode = (text: string) =>
  text.split('`').map((piece, index) =>
    index % 2 === 1 ? (
      <code key={piece} className="rounded-1 bg-surface-2 px-1 font-mono text-12 text-text-1">
        {piece}
      </code>
    ) : (
      piece
    ),
  )
