import { column } from '../mapping/schema'
import { has, type Preset, verdicts } from './preset'

export const nemoBlend: Preset = {
  key: 'nemo-blend',
  name: 'NeMo blend (step 1)',
  recognises: (columns) => has(columns, 'source_l1', 'prompt', 'prompt_label', 'categories', 'adversarial_persona'),
  mapping: () => {
    const categories = { from: column('categories'), form: 'text' as const, separator: ',' }
    return {
      prompt: column('prompt'),
      verdict: { from: column('prompt_label'), values: verdicts },
      labels: categories,
      categories,
    }
  },
}

/** What a judge could not read is unknown here too. */
export const nemoGenerated: Preset = {
  key: 'nemo-generated',
  name: 'NeMo generated answers (steps 2 and 3)',
  recognises: (columns) => has(columns, 'input', 'generated_output', 'safety_metrics'),
  mapping: (target) => ({
    derive: 'generated',
    prompt: column('@prompt'),
    response: target === 'response' ? column('@response') : null,
    verdict: { from: column(`@${target}_label`), values: { ...verdicts, unknown: 'none' } },
    ...(target === 'prompt' && { add: { response: column('@response') } }),
  }),
}
