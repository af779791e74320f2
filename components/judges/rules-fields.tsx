'use client'
import { Plus, Trash2 } from 'lucide-react'
import type { JudgeChoices, JudgeRule, RulesSettings } from '@/lib/judges/schema'
import { Button } from '../ui/button'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { SeesFields } from './sees-fields'

type Labels = JudgeChoices['policies'][number]['labels']
type Props = { settings: RulesSettings; labels: Labels; onChange: (settings: RulesSettings) => void }

const silent = 'silent'

/** Words and patterns, each with the label it stands for. Free, at once, and the same every time. */
export function RulesFields({ settings, labels, onChange }: Props) {
  const options = labels.map(({ code, name }) => ({ value: code, label: name }))
  const write = (at: number, change: Partial<JudgeRule>) =>
    onChange({
      ...settings,
      rules: settings.rules.map((rule, index) => (index === at ? { ...rule, ...change } : rule)),
    })
  return (
    <div className="flex flex-col gap-4">
      <ol className="flex flex-col gap-2" aria-label="Rules">
        {settings.rules.map((rule, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no identity but its place
            key={at}
            className="grid grid-cols-[120px_minmax(0,1fr)_minmax(0,200px)_32px] items-center gap-2 max-sm:grid-cols-2"
          >
            <Select
              label={`Kind of rule ${at + 1}`}
              options={[
                { value: 'phrase', label: 'Words' },
                { value: 'pattern', label: 'Pattern' },
              ]}
              value={rule.kind}
              onValueChange={(kind) => write(at, { kind: kind as JudgeRule['kind'] })}
            />
            <Input
              aria-label={`Text of rule ${at + 1}`}
              mono={rule.kind === 'pattern'}
              value={rule.text}
              placeholder={rule.kind === 'pattern' ? 'verif(y|ies) your account' : 'verify your account'}
              onChange={(event) => write(at, { text: event.target.value })}
            />
            <Select
              label={`Label of rule ${at + 1}`}
              options={options}
              value={rule.code}
              onValueChange={(code) => write(at, { code })}
            />
            <Button
              kind="ghost"
              iconOnly
              label={`Remove rule ${at + 1}`}
              icon={<Trash2 aria-hidden="true" />}
              disabledReason={settings.rules.length === 1 ? 'A judge needs a rule' : undefined}
              onClick={() => onChange({ ...settings, rules: settings.rules.filter((_, index) => index !== at) })}
            />
          </li>
        ))}
      </ol>
      <Button
        size="small"
        className="w-fit"
        icon={<Plus aria-hidden="true" />}
        onClick={() =>
          onChange({
            ...settings,
            rules: [...settings.rules, { kind: 'phrase', text: '', code: labels[0]?.code ?? '' }],
          })
        }
      >
        Add a rule
      </Button>
      <div className="max-w-80">
        <Field label="Where nothing matches" hint="Saying nothing counts for neither side.">
          <Select
            options={[...options, { value: silent, label: 'Say nothing' }]}
            value={settings.otherwise ?? silent}
            onValueChange={(code) => onChange({ ...settings, otherwise: code === silent ? null : code })}
          />
        </Field>
      </div>
      <SeesFields sees={settings.sees} onChange={(sees) => onChange({ ...settings, sees })} />
    </div>
  )
}
