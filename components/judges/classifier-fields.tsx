'use client'
import type { ClassifierSettings, JudgeChoices } from '@/lib/judges/schema'
import { Field } from '../ui/field'
import { Select } from '../ui/select'

type Props = {
  settings: ClassifierSettings
  trained: JudgeChoices['trained']
  onChange: (settings: ClassifierSettings) => void
}

/** A classifier of this project: free, at once, and as sure as its training made it. */
export function ClassifierFields({ settings, trained, onChange }: Props) {
  return (
    <div className="max-w-80">
      <Field label="Trained model" required hint="It costs nothing, and its probability is its confidence.">
        <Select
          options={trained.map(({ id, name }) => ({ value: id, label: name }))}
          value={settings.trainedModelId}
          onValueChange={(trainedModelId) => onChange({ ...settings, trainedModelId })}
        />
      </Field>
    </div>
  )
}
