'use client'
import { formatWords } from '@/lib/judges/rules'
import { type FormatKey, formatKeys, type JudgeChoices, type ModelSettings } from '@/lib/judges/schema'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { Textarea } from '../ui/textarea'
import { SeesFields } from './sees-fields'

type Labels = JudgeChoices['policies'][number]['labels']
type Props = {
  settings: ModelSettings
  models: JudgeChoices['models']
  labels: Labels
  onChange: (settings: ModelSettings) => void
}

export function ModelFields({ settings, models, labels, onChange }: Props) {
  const words = formatWords[settings.format]
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label="Model" required>
          <Select
            options={models.map(({ id, name, provider, simulated }) => ({
              value: id,
              label: name,
              hint: simulated ? 'makes answers up' : provider,
            }))}
            value={settings.modelId}
            onValueChange={(modelId) => onChange({ ...settings, modelId })}
          />
        </Field>
        <Field label="Form of the answer" hint={words.about}>
          <Select
            options={formatKeys.map((format) => ({ value: format, label: formatWords[format].name }))}
            value={settings.format}
            onValueChange={(format) => onChange({ ...settings, format: format as FormatKey })}
          />
        </Field>
      </div>
      {words.takesInstructions && (
        <Field
          label="Instructions"
          optional
          hint="The labels, the form of the answer and the frame around the text are added by themselves."
        >
          <Textarea
            rows={5}
            value={settings.instructions}
            onChange={(event) => onChange({ ...settings, instructions: event.target.value })}
          />
        </Field>
      )}
      {settings.format === 'openai-moderation' && (
        <Thresholds settings={settings} labels={labels} onChange={onChange} />
      )}
      <SeesFields sees={settings.sees} onChange={(sees) => onChange({ ...settings, sees })} />
      <div className="w-40">
        <Field label="Temperature" hint="0 answers alike each time">
          <Input
            type="number"
            min={0}
            max={2}
            step={0.1}
            value={settings.temperature}
            onChange={(event) => onChange({ ...settings, temperature: Number(event.target.value) })}
          />
        </Field>
      </div>
    </div>
  )
}

function Thresholds({ settings, labels, onChange }: Omit<Props, 'models'>) {
  return (
    <fieldset className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
      <legend className="mb-1.5 text-13 font-medium">A label counts from a score of</legend>
      {labels
        .filter(({ polarity }) => polarity !== 'safe')
        .map(({ code, name }) => (
          <Field key={code} label={name}>
            <Input
              type="number"
              min={0}
              max={1}
              step={0.05}
              value={settings.thresholds[code] ?? 0.5}
              onChange={(event) =>
                onChange({ ...settings, thresholds: { ...settings.thresholds, [code]: Number(event.target.value) } })
              }
            />
          </Field>
        ))}
    </fieldset>
  )
}
