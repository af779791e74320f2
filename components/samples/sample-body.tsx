import type { ReactNode } from 'react'
import type { SampleView } from '@/lib/samples/schema'
import type { Term } from '@/lib/samples/text/rules'
import { Chip } from '../ui/chip'
import { Kbd } from '../ui/kbd'
import { SampleWords } from './sample-words'
import { stateWords } from './words'

type Props = { sample: SampleView; terms: readonly Term[]; veiled: boolean; revealKey: string; onReveal: () => void }

/** Labels and state, then the texts in the order they were said. */
export function SampleBody({ sample, terms, veiled, revealKey, onReveal }: Props) {
  const by = sample.decisions.find(({ act, undone }) => act !== 'undo' && !undone)?.by
  return (
    <PanelSection>
      <div className="mb-2 flex flex-wrap items-center gap-1.5">
        {sample.labels.map((code) => (
          <Chip key={code} kind={sample.names[code]?.polarity ?? 'none'}>
            {sample.names[code]?.name ?? code}
          </Chip>
        ))}
        {sample.labels.length === 0 && <Chip kind="none">{sample.unseen ? 'Hidden' : 'No label'}</Chip>}
        {!sample.unseen && <Chip outlined>{stateWords[sample.state]}</Chip>}
        {sample.simulated && <Chip outlined>Simulated</Chip>}
        {sample.tainted && <Chip outlined>Tainted</Chip>}
        {by && <span className="ml-auto text-12 text-text-3">by {by}</span>}
      </div>
      {veiled ? (
        <button
          type="button"
          onClick={onReveal}
          className="block w-full rounded-2 bg-surface-2 px-3 py-6 text-center text-12 text-text-2"
        >
          Text hidden. Show this one <Kbd keys={revealKey} />
        </button>
      ) : (
        <Texts sample={sample} terms={terms} />
      )}
    </PanelSection>
  )
}

function Texts({
  sample: { conversation, prompt, response, unwrapped, wrapper, safePrompt },
  terms,
}: Pick<Props, 'sample' | 'terms'>) {
  const alone = conversation.length === 0 && response === null
  return (
    <div className="flex flex-col gap-3">
      {conversation.map(({ role, content }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: turns never reorder
        <Turn key={at} name={role} quiet>
          <SampleWords text={content} terms={terms} />
        </Turn>
      ))}
      <Turn name={alone ? null : 'Prompt'}>
        <SampleWords text={prompt} terms={terms} />
      </Turn>
      {response !== null && (
        <Turn name="Response">
          <SampleWords text={response} terms={terms} />
        </Turn>
      )}
      {unwrapped !== null && (
        <Turn name={`Unwrapped${wrapper ? ` from ${wrapper}` : ''}`} quiet>
          <SampleWords text={unwrapped} terms={terms} />
        </Turn>
      )}
      {safePrompt !== null && (
        <Turn name="Safe prompt" quiet>
          <SampleWords text={safePrompt} terms={terms} />
        </Turn>
      )}
    </div>
  )
}

function Turn({ name, quiet = false, children }: { name: string | null; quiet?: boolean; children: ReactNode }) {
  return (
    <div>
      {name && <h3 className="mb-0.5 text-12 font-medium text-text-3 first-letter:uppercase">{name}</h3>}
      <p className={`whitespace-pre-wrap text-turn wrap-anywhere ${quiet ? 'text-text-2' : 'text-text-1'}`}>
        {children}
      </p>
    </div>
  )
}

export function PanelSection({ title, meta, children }: { title?: string; meta?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-b px-4 py-3 last:border-b-0">
      {title && (
        <h2 className="mb-2 flex text-12 font-medium text-text-2">
          {title}
          {meta !== undefined && <span className="ml-auto font-normal text-text-3">{meta}</span>}
        </h2>
      )}
      {children}
    </section>
  )
}
