import type { PreviewRow } from '@/lib/sources/schema'
import { SampleWords } from '../samples/sample-words'

/** The texts of a row that will be, as plain text; or why it will not be. */
export function PreviewText({ row: { outcome, values } }: { row: PreviewRow }) {
  if (outcome.kind === 'unreadable')
    return (
      <>
        <Words text={outcome.reason.slice(0, 500)} />
        {outcome.column !== null && <p className="text-12 text-text-3">at character {outcome.column}</p>}
      </>
    )
  if (outcome.kind === 'filtered') return <Words text={Object.values(values)[0] ?? ''} quiet />
  if (outcome.kind === 'persona') return <Words text={outcome.text} />
  if (outcome.kind === 'pair')
    return (
      <>
        <Words text={outcome.prompt} />
        <Words name="A" text={outcome.a} quiet />
        <Words name="B" text={outcome.b} quiet />
        {outcome.better && <p className="text-12 text-text-3">better: {outcome.better}</p>}
        {outcome.safer && <p className="text-12 text-text-3">safer: {outcome.safer}</p>}
      </>
    )
  const { conversation, prompt, response, unwrapped, wrapper, safePrompt } = outcome
  return (
    <>
      {conversation && conversation.length > 0 && (
        <p className="text-12 text-text-3">
          after {conversation.length} {conversation.length === 1 ? 'turn' : 'turns'}
        </p>
      )}
      <Words text={prompt} />
      {response !== null && <Words name="Response" text={response} quiet />}
      {unwrapped !== null && <Words name={`Unwrapped${wrapper ? ` from ${wrapper}` : ''}`} text={unwrapped} quiet />}
      {safePrompt !== null && <Words name="Safe prompt" text={safePrompt} quiet />}
    </>
  )
}

function Words({ name, text, quiet = false }: { name?: string; text: string; quiet?: boolean }) {
  return (
    <p className={`line-clamp-3 whitespace-pre-wrap wrap-anywhere ${quiet ? 'text-12 text-text-2' : 'text-text-1'}`}>
      {name && <span className="text-text-3">{name}: </span>}
      <SampleWords text={text.slice(0, 1000)} terms={[]} />
    </p>
  )
}
