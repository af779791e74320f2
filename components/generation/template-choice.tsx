'use client'
import { fitsTarget } from '@/lib/generation/rules'
import { kinds } from '@/lib/templates/rules'
import type { TemplateView } from '@/lib/templates/schema'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import { TextLink } from '../ui/text-link'
import type { BuilderPart } from './builder-part'

export function TemplateChoice({
  projectId,
  grid,
  draft,
  change,
  templates,
}: BuilderPart & { templates: TemplateView[] }) {
  const { target } = grid.dataset
  const chosen = templates.find(({ id, origin }) => id === draft.template || origin === draft.template)
  return (
    <div className="flex flex-col gap-3">
      <Field label="Template" hint={chosen && kinds[chosen.kind].about}>
        <Select
          value={chosen?.id ?? ''}
          onValueChange={(template) => change({ template })}
          options={templates.map(({ id, name, kind, version }) => ({
            value: id,
            label: name,
            hint: `v${version}`,
            ...(!fitsTarget(kind, target) && {
              disabledReason: target === 'prompt' ? 'writes responses' : 'writes prompts',
            }),
          }))}
        />
      </Field>
      <TextLink href={`/projects/${projectId}/templates${chosen ? `/${chosen.id}` : ''}`}>
        Look at this template
      </TextLink>
    </div>
  )
}
