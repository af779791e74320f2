'use client'
import type { Field, Mapping } from '@/lib/sources/mapping/schema'
import type { Target } from '@/lib/sources/presets/preset'
import type { PreviewView } from '@/lib/sources/schema'
import { SampleWords } from '../samples/sample-words'
import { CardSection } from '../ui/card'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { AddedFields } from './added-fields'
import { FieldPicker } from './field-picker'
import { FilterRows } from './filter-rows'
import { LabelSplit } from './label-split'
import { firstValue } from './seen-values'
import { KeptColumns } from './kept-columns'
import { VerdictValues } from './verdict-values'

type Props = { view: PreviewView; target: Target; onMapping: (mapping: Mapping) => void }

const texts = ['prompt', 'response', 'conversation', 'language', 'model'] as const
const words = {
  prompt: 'Prompt',
  response: 'Response',
  conversation: 'Conversation',
  language: 'Language',
  model: 'Model',
}

/** Which column is what. Each change is read again, and shows in the rows below. */
export function MappingForm({ view, target, onMapping }: Props) {
  const { mapping, columns, rows } = view
  const change = (part: Partial<Mapping>) => onMapping({ ...mapping, ...part })
  const labelsFrom = (from: Field | null) =>
    change({ labels: from && { ...(mapping.labels ?? { form: 'text', separator: null }), from } })
  const verdictFrom = (from: Field | null) =>
    change({ verdict: from && { from, values: { safe: 'safe', unsafe: 'unsafe' } } })
  const categoriesFrom = (from: Field | null) =>
    change({ categories: from && { ...(mapping.categories ?? { form: 'text', separator: null }), from } })
  const personaName = mapping.add.adversarial_persona ? 'adversarial_persona' : 'persona'
  const addFrom = (name: string, from: Field | null) => {
    const { [name]: _, ...others } = mapping.add
    change({ add: from ? { ...others, [name]: from } : others })
  }
  const row = (name: string, value: Field | null, onChange: (field: Field | null) => void, more?: React.ReactNode) => (
    <TableRow key={name}>
      <TableCell main>{name}</TableCell>
      <TableCell wrap>
        <FieldPicker label={name} value={value} columns={columns} required={name === 'Prompt'} onChange={onChange} />
        {more}
      </TableCell>
      <TableCell className="max-sm:hidden">
        <SampleWords text={firstValue(rows, value).slice(0, 200)} terms={[]} />
      </TableCell>
    </TableRow>
  )
  return (
    <>
      <Table label="What the columns mean" fixed>
        <TableHead>
          <TableHeadCell className="w-40 max-sm:w-28">
            {target === 'response' ? 'A response' : 'A prompt'} has
          </TableHeadCell>
          <TableHeadCell className="w-80 max-sm:w-auto">It comes from</TableHeadCell>
          <TableHeadCell className="max-sm:hidden">In the first row</TableHeadCell>
        </TableHead>
        <tbody>
          {texts.map((role) => row(words[role], mapping[role], (field) => change({ [role]: field })))}
          {!mapping.pair && (
            <>
              {row(
                'Verdict',
                mapping.verdict?.from ?? null,
                verdictFrom,
                <VerdictValues view={view} onVerdict={(verdict) => change({ verdict })} />,
              )}
              {row(
                'Labels',
                mapping.labels?.from ?? null,
                labelsFrom,
                mapping.labels && <LabelSplit labels={mapping.labels} onLabels={(labels) => change({ labels })} />,
              )}
              {row(
                'Category',
                mapping.categories?.from ?? null,
                categoriesFrom,
                mapping.categories && (
                  <LabelSplit
                    label="How the categories are written"
                    labels={mapping.categories}
                    onLabels={(categories) => change({ categories })}
                  />
                ),
              )}
            </>
          )}
          {row('Persona', mapping.add[personaName] ?? null, (field) => addFrom(personaName, field))}
          {row('Id', mapping.add.id ?? null, (field) => addFrom('id', field))}
        </tbody>
      </Table>
      {mapping.pair && (
        <CardSection>
          <p className="text-12 text-text-2">
            Each row holds two answers to one prompt. They are kept as preferences, as the preset reads them, and become
            no samples.
          </p>
        </CardSection>
      )}
      <FilterRows filters={mapping.filters} columns={columns} onFilters={(filters) => change({ filters })} />
      <KeptColumns mapping={mapping} columns={columns} onKeep={(keep) => change({ keep })} />
      <AddedFields add={mapping.add} hidden={[personaName, 'id']} columns={columns} onAdd={(add) => change({ add })} />
    </>
  )
}
