import { accountOf, type FieldChange } from '@/lib/audit/rules'
import type { AuditEntryView } from '@/lib/audit/schema'
import { formatNumber } from '../ui/format-number'
import { LongText } from './long-text'
import { fieldWords, type Names, valueWords } from './words'

type Props = Pick<AuditEntryView, 'before' | 'after' | 'hidden'> & { names: Names }

const whyHidden = {
  deciding: 'Not shown while you decide this one',
  'known-answer': 'Known answers are for curators',
} as const

const atOnce = 6
const atMost = 100

/** What an entry says, field by field; and as it is written down, for whoever wants that. */
export function EntryAccount({ before, after, hidden, names }: Props) {
  if (hidden) return <p className="text-12 text-text-3">{whyHidden[hidden]}</p>
  if (!before && !after) return null
  const changes = accountOf(before, after)
  const rest = changes.slice(atOnce)
  return (
    <div className="flex flex-col gap-1 text-12">
      {changes.length === 0 && before && after ? <p className="text-text-3">Nothing differs</p> : null}
      <Fields changes={changes.slice(0, atOnce)} names={names} />
      {rest.length > 0 && (
        <details>
          <Summary>{formatNumber(rest.length)} more</Summary>
          <Fields changes={rest.slice(0, atMost)} names={names} />
          {rest.length > atMost && <p className="text-text-3">The rest is in the JSON.</p>}
        </details>
      )}
      <details>
        <Summary>JSON</Summary>
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
          tabIndex={0}
          className="mt-1 max-h-60 overflow-auto rounded-2 bg-surface-2 p-2 font-mono whitespace-pre-wrap text-text-2 wrap-anywhere"
        >
          {JSON.stringify({ before, after }, null, 2)}
        </pre>
      </details>
    </div>
  )
}

function Summary({ children }: { children: React.ReactNode }) {
  return (
    <summary className="relative w-fit cursor-pointer rounded-1 text-text-3 after:absolute after:-inset-1 hover:text-text-1 touch:py-2">
      {children}
    </summary>
  )
}

function Fields({ changes, names }: { changes: FieldChange[]; names: Names }) {
  if (changes.length === 0) return null
  return (
    <dl className="flex flex-col gap-0.5">
      {changes.map(({ path, before, after }) => (
        <div key={JSON.stringify(path)} className="flex flex-wrap gap-x-2">
          <dt className="max-w-full text-text-3 wrap-anywhere">{fieldWords(path)}</dt>
          <dd className="min-w-0 text-text-2 wrap-anywhere">
            {before !== undefined && (
              <>
                <span className={after === undefined ? 'text-text-3' : 'sr-only'}>was </span>
                <del className="no-underline">
                  <LongText text={valueWords(before, path, names)} />
                </del>
              </>
            )}
            {before !== undefined && after !== undefined && (
              <>
                <span aria-hidden="true"> → </span>
                <span className="sr-only">, is </span>
              </>
            )}
            {after !== undefined && (
              <ins className="text-text-1 no-underline">
                <LongText text={valueWords(after, path, names)} />
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
