import { column } from '../mapping/schema'
import { blend, everything, has, type Preset } from './preset'

export const gretel: Preset = {
  key: 'gretel',
  name: 'Gretel safety alignment',
  recognises: (columns) => has(columns, 'prompt', 'persona', 'risk_category', 'sub_category', 'tactic'),
  mapping: (target, recipe) => {
    const categories = { from: column('risk_category'), form: 'text' as const }
    return {
      prompt: column('prompt'),
      response: target === 'response' ? column('response') : null,
      // Every prompt was written to lure; of the answers there are scores, which are no verdicts.
      verdict: target === 'prompt' ? everything('unsafe') : null,
      labels: target === 'prompt' ? categories : null,
      categories,
      ...(recipe === 'nemo' &&
        blend({
          id: column('id'),
          source: 'Gretel Safety Alignment v1',
          label: { constant: 'unsafe' },
          categories: column('risk_category'),
          subcategories: { join: [['sub_category'], ['tactic']] },
          persona: column('persona'),
        })),
    }
  },
}
