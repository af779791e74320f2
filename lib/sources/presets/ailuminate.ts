import { column } from '../mapping/schema'
import { everything, has, type Preset } from './preset'

export const ailuminate: Preset = {
  key: 'ailuminate',
  name: 'AILuminate',
  recognises: (columns) => has(columns, 'prompt_text', 'hazard'),
  mapping: () => {
    const categories = { from: column('hazard'), form: 'text' as const }
    return {
      policy: 'ailuminate-1.0',
      prompt: column('prompt_text'),
      language: column('locale'),
      verdict: everything('unsafe'),
      labels: categories,
      categories,
    }
  },
}
