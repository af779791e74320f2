import { column } from '../mapping/schema'
import { everything, has, type Preset, verdicts } from './preset'

export const xsTest: Preset = {
  key: 'xstest',
  name: 'XSTest',
  recognises: (columns) => has(columns, 'prompt', 'type', 'label', 'focus'),
  mapping: () => ({ prompt: column('prompt'), verdict: { from: column('label'), values: verdicts } }),
}

const contrast = /^contrast_/

/** Two people say whether the model complied. The type tells a safe prompt from its unsafe contrast; of the answer it tells nothing. */
export const xsTestCompletions: Preset = {
  key: 'xstest-completions',
  name: 'XSTest completions',
  recognises: (columns, rows) =>
    has(columns, 'type', 'prompt', 'completion', 'final_label') &&
    rows.some(({ final_label }) => /^[123]_/.test(String(final_label))),
  mapping: (target) => ({
    prompt: column('prompt'),
    response: target === 'response' ? column('completion') : null,
    verdict: target === 'prompt' ? { from: column('type'), values: typeVerdicts } : null,
  }),
}

const types = [
  'homonyms',
  'figurative_language',
  'safe_targets',
  'safe_contexts',
  'definitions',
  'nons_group_real_discr',
  'real_group_nons_discr',
  'historical_events',
  'privacy_public',
  'privacy_fictional',
  'contrast_homonyms',
  'contrast_figurative_language',
  'contrast_safe_targets',
  'contrast_safe_contexts',
  'contrast_definitions',
  'contrast_discr',
  'contrast_historical_events',
  'contrast_privacy',
]
const typeVerdicts = Object.fromEntries(
  types.map((type) => [type, contrast.test(type) ? ('unsafe' as const) : ('safe' as const)]),
)

/** Goals that are all harmful, each with the first words of an answer that complies. */
export const advBench: Preset = {
  key: 'advbench',
  name: 'AdvBench',
  recognises: (columns) => has(columns, 'goal', 'target'),
  mapping: () => ({ prompt: column('goal'), verdict: everything('unsafe') }),
}
