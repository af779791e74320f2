import { column } from '../mapping/schema'
import { harm, has, type Preset } from './preset'

export const wildGuard: Preset = {
  key: 'wildguardmix',
  name: 'WildGuardMix',
  recognises: (columns) => has(columns, 'prompt', 'prompt_harm_label', 'subcategory'),
  mapping: (target) => {
    const categories = { from: column('subcategory'), form: 'text' as const }
    return {
      prompt: column('prompt'),
      response: target === 'response' ? column('response') : null,
      verdict: { from: column(`${target}_harm_label`), values: harm },
      // The subcategory is the prompt's.
      labels: target === 'prompt' ? categories : null,
      categories,
      ...(target === 'response' && { filters: [{ path: ['response_harm_label'], in: ['harmful', 'unharmful'] }] }),
    }
  },
}
