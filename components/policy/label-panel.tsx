'use client'
import { keysOf } from '@/lib/policy/rules'
import type { LabelDraft, PolicyView } from '@/lib/policy/schema'
import { DefinitionList } from '../ui/definition-list'
import { Kbd } from '../ui/kbd'
import { Polarity } from '../ui/polarity'
import { Sheet } from '../ui/sheet'
import { LabelForm } from './label-form'
import type { Draft } from './use-draft'
import { newLabel } from './use-open-label'

const blank: LabelDraft = {
  code: '',
  name: '',
  definition: '',
  examples: [],
  aliases: [],
  polarity: 'unsafe',
  colour: null,
  key: null,
  retired: false,
  mergedInto: null,
}

type Props = { code: string | null; policy: PolicyView; draft: Draft; reason?: string; close: () => void }

/** One label, to read or to edit. */
export function LabelPanel({ code, policy, draft, reason, close }: Props) {
  const label = code === newLabel ? (reason ? undefined : blank) : draft.labels.find((label) => label.code === code)
  if (code === null || !label) return null
  const title = code === newLabel ? 'New label' : label.name
  return (
    <Sheet title={title} open onOpenChange={(open) => !open && close()}>
      {reason ? (
        <Reading label={label} labels={draft.labels} reason={reason} />
      ) : (
        <LabelForm label={label} isNew={code === newLabel} policy={policy} draft={draft} close={close} />
      )}
    </Sheet>
  )
}

function Reading({ label, labels, reason }: { label: LabelDraft; labels: LabelDraft[]; reason: string }) {
  const key = keysOf(labels).get(label.code)
  return (
    <>
      <section className="border-b p-4">
        <DefinitionList
          rows={[
            { label: 'Code', value: label.code, mono: true },
            {
              label: 'Polarity',
              value: <Polarity kind={label.polarity}>{label.polarity === 'none' ? 'None' : undefined}</Polarity>,
            },
            { label: 'Key', value: key ? <Kbd keys={key} /> : 'none' },
            ...(label.retired
              ? [{ label: 'State', value: label.mergedInto ? `merged into ${label.mergedInto}` : 'retired' }]
              : []),
            ...(label.aliases.length > 0 ? [{ label: 'Also written', value: label.aliases.join(' · ') }] : []),
          ]}
          wrap
        />
      </section>
      <section className="border-b p-4">
        <h3 className="mb-2 text-13">Definition</h3>
        <p className="text-14">{label.definition || 'No definition yet.'}</p>
      </section>
      <section className="border-b p-4">
        <h3 className="mb-2 text-13">Examples</h3>
        {label.examples.length === 0 ? (
          <p className="text-12 text-text-3">None. For some labels an example would do harm.</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {label.examples.map((example) => (
              <li key={example} className="border-l-2 pl-3 whitespace-pre-line text-text-2">
                {example}
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="p-4 text-12 text-text-3">{reason}.</p>
    </>
  )
}
