'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import type { PreviewView } from '@/lib/sources/schema'
import type { Target } from '@/lib/sources/presets/preset'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { SkeletonRows } from '../ui/skeleton'
import type { Draft, Options, Origin } from './drafts'
import { LabelSpellings } from './label-spellings'
import { MappingForm } from './mapping-form'
import { OptionsForm } from './options-form'
import { PreviewRows } from './preview-rows'
import { ShapeStep } from './shape-step'
import { nameOf } from './upload-rows'
import type { useStart } from './use-start'

type Props = {
  origin: Origin
  preview: UseQueryResult<PreviewView> | undefined
  others: readonly UseQueryResult<PreviewView>[]
  target: Target
  draft: Draft
  onDraft: (change: Partial<Draft>) => void
  options: Options
  onOptions: (change: Partial<Options>) => void
  start: ReturnType<typeof useStart>
  onSplit: (layouts: number) => void
}

/** Steps two to five for the one that is open. All stay visible: what is said in one shows in the next. */
export function ImportSteps({
  origin,
  preview,
  others,
  target,
  draft,
  onDraft,
  options,
  onOptions,
  start,
  onSplit,
}: Props) {
  const view = preview?.data
  const error = preview?.error ?? null
  const shapes = view?.files ?? []
  return (
    <>
      <Card title="2. What it is" meta={view && nameOf(origin, view)}>
        {error && <ErrorNote className="m-4">{error.message}</ErrorNote>}
        {!view && !error && <SkeletonRows rows={3} widths={['w-1/4', 'w-1/2']} />}
        {view && view.layouts > 1 && (
          <ErrorNote
            className="m-4"
            action={
              <Button size="small" onClick={() => onSplit(view.layouts)}>
                Read each by itself
              </Button>
            }
          >
            The files in it have {view.layouts} layouts, and one mapping does not fit them all.
          </ErrorNote>
        )}
        <ShapeStep
          origin={origin}
          view={view}
          shapes={shapes}
          draft={draft}
          onDraft={onDraft}
          target={target}
          recipe={options.recipe}
          onRecipe={(recipe) => onOptions({ recipe, safePrompts: recipe === 'nemo' })}
        />
      </Card>
      {view && view.layouts === 1 && (
        <>
          <Card title="3. What its columns mean" meta={view.policy.name}>
            <MappingForm view={view} target={target} onMapping={(mapping) => onDraft({ mapping })} />
            <LabelSpellings view={view} onMapping={(mapping) => onDraft({ mapping })} />
          </Card>
          <PreviewRows view={view} refuses={options.unreadable === 'refuse'} stale={preview.isPlaceholderData} />
          <OptionsForm
            origin={origin}
            view={view}
            draft={draft}
            onDraft={onDraft}
            options={options}
            onOptions={onOptions}
            start={start}
            count={others.length + 1}
            reason={reasonNot([preview, ...others])}
          />
        </>
      )}
    </>
  )
}

/** Why nothing can start yet, or nothing. */
function reasonNot(previews: readonly UseQueryResult<PreviewView>[]) {
  for (const { data, error, isPlaceholderData } of previews) {
    if (error) return 'A file on the list cannot be read: correct it, or take it off'
    if (!data || isPlaceholderData) return 'It is still being looked at'
    const [problem] = data.problems
    if (problem) return previews.length > 1 ? `${data.upload.name}: ${problem}` : problem
  }
  return undefined
}
