'use client'
import { labelsOf, type Stage, stagePolarities } from '@/lib/review/desk/rules'
import { commands, type Command } from '@/lib/review/settings/schema'
import type { DatasetInfo } from '@/lib/samples/schema'
import { useKeys } from '../shell/keys-provider'
import type { KeyBinding } from '../shell/keys-store'
import { polarityWords } from '../samples/words'
import { commandWords } from './command-words'
import type { DeskActs } from './use-desk-acts'

const mayRepeat: readonly Command[] = ['next', 'previous', 'undo']

/** The keys of the desk. While labels are asked for, theirs come first; Escape goes back to the three. */
export function useDeskKeys(dataset: DatasetInfo, stage: Stage, keys: Record<Command, string>, acts: DeskActs) {
  const first: KeyBinding[] = stage
    ? [
        ...labelsOf(dataset.labels, stage.polarity).flatMap(({ code, name, key }) =>
          key ? [{ keys: key, label: name, run: () => acts.label(code), repeat: false }] : [],
        ),
        { keys: 'Escape', label: 'Back to safe, unsafe, caution', run: acts.back },
      ]
    : stagePolarities.map((polarity, at) => ({
        keys: String(at + 1),
        label: polarityWords[polarity],
        run: () => acts.polarity(polarity),
        repeat: false,
      }))
  useKeys('Review', [
    ...first,
    ...commands.map((command) => ({
      keys: keys[command],
      label: commandWords[command],
      run: () => void acts[command](),
      repeat: mayRepeat.includes(command),
    })),
    { keys: 'mod+z', label: 'Undo', run: acts.undo },
    ...(keys.next === 'ArrowDown' ? [] : [{ keys: 'ArrowDown', label: 'Next sample', run: acts.next }]),
    ...(keys.previous === 'ArrowUp' ? [] : [{ keys: 'ArrowUp', label: 'Sample before', run: acts.previous }]),
  ])
}
