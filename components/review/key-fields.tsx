'use client'
import { bindableKeys, commands, type ReviewerSettings, usualKeys } from '@/lib/review/settings/schema'
import { Button } from '../ui/button'
import { CardSection } from '../ui/card'
import { Select } from '../ui/select'
import { commandWords } from './command-words'

type Props = { keys: ReviewerSettings['keys']; clash: string | null; onKeys: (keys: ReviewerSettings['keys']) => void }
const options = bindableKeys.map((key) => ({ value: key, label: key }))

/** Each command's key, from a list: nothing that throws work away by a slip is on it. */
export function KeyFields({ keys, clash, onKeys }: Props) {
  return (
    <CardSection
      title="Keys"
      meta={
        <Button kind="ghost" size="small" onClick={() => onKeys({})}>
          As they were
        </Button>
      }
    >
      <p className="mb-3 text-12 text-text-3">
        1, 2, 3 decide, and a label’s key is its place in the policy; where one of these is a label’s key too, the label
        comes first while labels are asked for.
      </p>
      <div className="grid grid-cols-3 gap-x-6 gap-y-1.5 max-lg:grid-cols-2 max-sm:grid-cols-1">
        {commands.map((command) => {
          const key = keys[command] ?? usualKeys[command]
          return (
            <div key={command} className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate">{commandWords[command]}</span>
              {clash === key && <span className="text-12 font-medium">twice</span>}
              <span className="w-28 flex-none">
                <Select
                  size="small"
                  label={`Key for: ${commandWords[command]}`}
                  value={key}
                  onValueChange={(chosen) => onKeys({ ...keys, [command]: chosen })}
                  options={options}
                />
              </span>
            </div>
          )
        })}
      </div>
    </CardSection>
  )
}
