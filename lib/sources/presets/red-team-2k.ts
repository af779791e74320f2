import { column } from '../mapping/schema'
import { blend, everything, has, type Preset } from './preset'

const redistributable = ['Handcraft', 'Question Set', 'hh-rlhf', 'AdvBench', 'LLM Jailbreak Study']

export const redTeam2k: Preset = {
  key: 'red-team-2k',
  name: 'RedTeam-2K',
  recognises: (columns) => has(columns, 'question', 'policy', 'from'),
  mapping: (_, recipe) => {
    const categories = { from: column('policy'), form: 'text' as const }
    return {
      prompt: column('question'),
      verdict: everything('unsafe'),
      labels: categories,
      categories,
      ...(recipe === 'nemo' && {
        filters: [{ path: ['from'], in: redistributable }],
        ...blend({
          id: column('id'),
          source: 'RedTeam 2k',
          within: column('from'),
          label: { constant: 'unsafe' },
          categories: column('policy'),
        }),
      }),
    }
  },
}
