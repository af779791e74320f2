import { column } from '../mapping/schema'
import { has, type Preset } from './preset'

/** The verdict is on question and answer together; of the question alone nothing is said. */
export const beaverTails: Preset = {
  key: 'beavertails',
  name: 'BeaverTails',
  recognises: (columns) => has(columns, 'prompt', 'response', 'category', 'is_safe'),
  mapping: (target) => {
    const categories = { from: column('category'), form: 'flags' as const }
    return {
      prompt: column('prompt'),
      response: target === 'response' ? column('response') : null,
      verdict:
        target === 'response'
          ? { from: column('is_safe'), values: { true: 'safe', false: 'unsafe', True: 'safe', False: 'unsafe' } }
          : null,
      labels: target === 'response' ? categories : null,
      categories: target === 'response' ? categories : null,
    }
  },
}
