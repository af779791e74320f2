import { column } from '../mapping/schema'
import { blend, has, type Preset, type Target, verdicts } from './preset'

const base = (target: Target) => {
  const categories = { from: column('violated_categories'), form: 'text' as const, separator: ',' }
  return {
    prompt: column('prompt'),
    response: target === 'response' ? column('response') : null,
    verdict: { from: column(`${target}_label`), values: verdicts },
    labels: categories,
    categories,
    // The text of these rows was taken out and has to be fetched from another dataset.
    filters: [
      { path: ['prompt'], isNot: 'REDACTED' },
      ...(target === 'response' ? [{ path: ['response_label'], in: ['safe', 'unsafe'] }] : []),
    ],
  }
}

export const aegis2: Preset = {
  key: 'aegis-2',
  name: 'Aegis 2.0 (Nemotron Content Safety V2)',
  recognises: (columns) =>
    has(columns, 'prompt', 'prompt_label', 'violated_categories', 'reconstruction_id_if_redacted'),
  mapping: (target, recipe) => ({
    ...base(target),
    ...(recipe === 'nemo' &&
      blend({
        id: column('id'),
        source: 'Aegis v2',
        label: column('prompt_label'),
        categories: column('violated_categories'),
      })),
  }),
}

export const aegis3: Preset = {
  key: 'aegis-3',
  name: 'Nemotron Content Safety V3 (multilingual)',
  recognises: (columns) => has(columns, 'prompt', 'prompt_label', 'violated_categories', 'language'),
  mapping: (target) => ({ ...base(target), language: column('language') }),
}
