'use client'
import { isBinary } from '@/lib/policy/rules'
import { mapping as mappingShape } from '@/lib/sources/mapping/schema'
import { presets } from '@/lib/sources/presets/all'
import { guessMapping } from '@/lib/sources/presets/guess'
import type { Recipe, Target } from '@/lib/sources/presets/preset'
import type { PreviewFile, PreviewView } from '@/lib/sources/schema'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Field } from '../ui/field'
import { Select } from '../ui/select'
import type { Draft, Origin } from './drafts'
import { ShapeForm } from './shape-form'

type Props = {
  origin: Origin
  view: PreviewView | undefined
  shapes: readonly PreviewFile[]
  draft: Draft
  onDraft: (change: Partial<Draft>) => void
  target: Target
  recipe: Recipe
  onRecipe: (recipe: Recipe) => void
}

/** What was found out about a file. A correction reads it again, and its columns are looked at anew. */
export function ShapeStep({ origin, view, shapes, draft, onDraft, target, recipe, onRecipe }: Props) {
  const files = view ? shapes : (draft.files?.map((file) => ({ ...file, file: '', packing: 'none' as const })) ?? [])
  const change = (at: number, shape: PreviewFile['shape']) =>
    onDraft({
      files: files.map((file, index) => ({ entry: file.entry, shape: index === at ? shape : file.shape })),
      mapping: undefined,
    })
  return (
    <div className="flex flex-col gap-4 p-4 empty:hidden">
      {origin.kind === 'upload' &&
        files.slice(0, 20).map((file, at) => (
          <ShapeForm
            key={file.entry ?? ''}
            file={file}
            named={files.length > 1}
            onShape={(shape) => change(at, shape)}
            onLeaveOut={() =>
              onDraft({
                files: files.filter((_, index) => index !== at).map(({ entry, shape }) => ({ entry, shape })),
                mapping: undefined,
              })
            }
          />
        ))}
      {files.length > 20 && (
        <p className="text-12 text-text-2">And {files.length - 20} more, read as they were found.</p>
      )}
      {view && (
        <div className="grid grid-cols-2 items-end gap-4 max-sm:grid-cols-1">
          <Field label="Preset" hint="Known families of files map themselves.">
            <Select
              value={view.preset?.key ?? 'none'}
              onValueChange={(key) => onDraft({ mapping: mappingOf(key, view, target, recipe) })}
              options={[
                { value: 'none', label: 'None: by its columns' },
                ...view.presets.map(({ key, name }) => ({ value: key, label: name })),
              ]}
            />
          </Field>
          <Checkbox
            checked={recipe === 'nemo'}
            onCheckedChange={(on) => onRecipe(on ? 'nemo' : 'plain')}
            hint="Its filters and column names, where the preset has them"
          >
            As step 1 of the NeMo safety recipe
          </Checkbox>
        </div>
      )}
      {(draft.files || draft.mapping) && (
        <Button size="small" className="self-start" onClick={() => onDraft({ files: undefined, mapping: undefined })}>
          Back to what was found
        </Button>
      )}
    </div>
  )
}

/** A preset's own mapping, cut down as the server does it to a policy that only tells safe from unsafe. */
function mappingOf(key: string, { columns, rows, policy }: PreviewView, target: Target, recipe: Recipe) {
  const preset = presets.find((preset) => preset.key === key)
  const draft = preset
    ? { ...preset.mapping(target, recipe), preset: key }
    : guessMapping(
        columns,
        rows.map(({ values }) => values),
        target,
      )
  const mapping = mappingShape.parse(draft)
  return mapping.verdict && mapping.labels && isBinary(policy.labels) ? { ...mapping, labels: null } : mapping
}
