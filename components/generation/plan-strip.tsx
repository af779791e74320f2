'use client'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { fitsOf } from '@/lib/generation/columns/rules'
import { anyGroup } from '@/lib/generation/grid/rules'
import type { ModelView } from '@/lib/providers/schema'
import { kinds } from '@/lib/templates/rules'
import type { TemplateKind, TemplateView } from '@/lib/templates/schema'
import { formatNumber } from '../ui/format-number'
import { Popover } from '../ui/popover'
import type { BuilderPart, JudgeOption } from './builder-part'
import { ModelChoice } from './model-choice'
import { PeopleChoice } from './people-choice'
import { SpreadChoice } from './spread-choice'
import { StartChoice } from './start-choice'
import { TemplateChoice } from './template-choice'

type Props = BuilderPart & { templates: TemplateView[]; models: ModelView[]; judges: JudgeOption[]; kind: TemplateKind }

/** What is written, by which model, as whom, about what: each opens where it is changed. */
export function PlanStrip(props: Props) {
  const { grid, draft, templates, models, kind } = props
  const template = templates.find(({ id, origin }) => id === draft.template || origin === draft.template)
  const model = models.find(({ id }) => id === draft.models[0])
  const fromSamples = kinds[kind].from === 'samples'
  const personas = grid.groups.reduce(
    (sum, { name, personas }) =>
      sum + (draft.groups.includes(anyGroup) || draft.groups.includes(name || '-') ? personas : 0),
    0,
  )
  return (
    <div className="grid grid-cols-4 border-b max-md:grid-cols-2">
      <Part label="Template" value={template?.name ?? 'Choose'} more={template ? `v${template.version}` : ''}>
        <TemplateChoice {...props} />
      </Part>
      <Part
        label="Model"
        value={model?.name ?? 'Choose'}
        more={model && model.provider.toLowerCase() !== model.name.toLowerCase() ? model.provider : ''}
      >
        <ModelChoice {...props} />
      </Part>
      {fromSamples ? (
        <Part
          label="From"
          value={grid.datasets.find(({ id }) => id === (draft.from ?? grid.dataset.id))?.name ?? 'Choose'}
          more="samples"
        >
          <StartChoice {...props} />
        </Part>
      ) : (
        <Part
          label="Personas"
          value={formatNumber(personas)}
          more={
            draft.groups.includes(anyGroup)
              ? 'all together'
              : `in ${draft.groups.length} ${draft.groups.length === 1 ? 'group' : 'groups'}`
          }
        >
          <PeopleChoice {...props} />
        </Part>
      )}
      <Part label={fitsOf(kind).topic ? 'Topics and languages' : 'Languages'} {...spreadOf(props)}>
        <SpreadChoice {...props} />
      </Part>
    </div>
  )
}

function spreadOf({ draft, grid, kind }: Props) {
  const fits = fitsOf(kind)
  const count = (number: number, one: string, more: string) =>
    number > 0 && `${formatNumber(number)} ${number === 1 ? one : more}`
  const [value = 'Any', ...more] = [
    fits.topic && count(draft.topics.length, 'topic', 'topics'),
    fits.source && count(draft.sources.length || grid.sources.length, 'source', 'sources'),
    fits.language && draft.languages.join(', '),
    fits.turns && draft.turns.length > 0 && `${draft.turns.join(', ')} messages`,
  ].filter((part) => typeof part === 'string' && part !== '')
  const own = draft.by.some((of) => fits[of]) ? 'in columns' : ''
  return { value: String(value), more: [...more, own].filter(Boolean).join(', ') }
}

function Part({ label, value, more, children }: { label: string; value: string; more: string; children: ReactNode }) {
  return (
    <Popover
      label={label}
      className="w-88"
      trigger={
        <button
          type="button"
          className="focus-inside relative min-w-0 border-l py-2 pr-9 pl-4 text-left first:border-l-0 hover:bg-surface-2 max-md:nth-3:border-l-0 max-md:nth-[n+3]:border-t"
        >
          <span className="block text-12 text-text-3">{label}</span>
          <span className="block truncate">
            <span className="font-medium">{value}</span> <span className="text-text-3">{more}</span>
          </span>
          <ChevronDown aria-hidden="true" className="absolute top-4.5 right-3 size-3.5 text-text-3" />
        </button>
      }
    >
      {children}
    </Popover>
  )
}
