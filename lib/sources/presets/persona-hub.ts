import { column } from '../mapping/schema'
import { has, type Preset } from './preset'

export const personas: Preset = {
  key: 'personahub-personas',
  name: 'PersonaHub personas',
  recognises: (columns) => columns.has('persona') && columns.size === 1,
  mapping: () => ({ into: 'personas', prompt: column('persona') }),
}

export const personaTexts: Preset = {
  key: 'personahub-texts',
  name: 'PersonaHub texts by persona',
  recognises: (columns) => has(columns, 'input persona', 'synthesized text'),
  mapping: () => ({ derive: 'persona-hub', prompt: column('@text'), add: { persona: column('input persona') } }),
}
