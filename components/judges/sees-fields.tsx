'use client'
import type { JudgeSettings } from '@/lib/judges/schema'
import { Checkbox } from '../ui/checkbox'

type Sees = JudgeSettings['sees']

/** What a judge may see besides the text. Labels and other verdicts it never sees. */
export function SeesFields({ sees, onChange }: { sees: Sees; onChange: (sees: Sees) => void }) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-13 font-medium">What it may see</legend>
      <Checkbox
        checked={sees.conversation}
        onCheckedChange={(conversation) => onChange({ ...sees, conversation })}
        hint="Labels, verdicts of others and thinking are never shown to it."
      >
        Earlier turns of a conversation
      </Checkbox>
      <Checkbox checked={sees.unwrapped} onCheckedChange={(unwrapped) => onChange({ ...sees, unwrapped })}>
        The request without its jailbreak wrapper, where one was found
      </Checkbox>
    </fieldset>
  )
}
