import { column } from '../mapping/schema'
import { has, type Preset } from './preset'

const side = { '0': 'a', '1': 'b' } as const
const truth = { true: 'safe', false: 'unsafe', True: 'safe', False: 'unsafe' } as const

export const pkuSafeRlhf: Preset = {
  key: 'pku-saferlhf',
  name: 'PKU-SafeRLHF',
  recognises: (columns) => has(columns, 'prompt', 'response_0', 'response_1'),
  mapping: () => ({
    into: 'preferences',
    prompt: column('prompt'),
    pair: {
      a: column('response_0'),
      b: column('response_1'),
      better: { from: column('better_response_id'), values: side },
      safer: { from: column('safer_response_id'), values: side },
      verdictA: { from: column('is_response_0_safe'), values: truth },
      verdictB: { from: column('is_response_1_safe'), values: truth },
    },
  }),
}
