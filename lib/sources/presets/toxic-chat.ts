import { column } from '../mapping/schema'
import { has, type Preset } from './preset'

export const toxicChat: Preset = {
  key: 'toxic-chat',
  name: 'ToxicChat',
  recognises: (columns) => has(columns, 'user_input', 'model_output', 'toxicity', 'jailbreaking'),
  mapping: (target) => ({
    prompt: column('user_input'),
    response: target === 'response' ? column('model_output') : null,
    verdict: target === 'prompt' ? { from: column('toxicity'), values: { '0': 'safe', '1': 'unsafe' } } : null,
  }),
}
