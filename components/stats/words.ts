import type { Panel } from '@/lib/stats/panels/rules'
import { type PersonalKind, rest, type SpreadBy } from '@/lib/stats/schema'
import type { CoveredBy } from '@/lib/stats/behind/rules'
import { splitWords } from '../snapshots/words'
import { originWords, polarityWords, stateWords } from '../samples/words'

export const panelWords: Record<Panel, string> = {
  balance: 'Balance',
  coverage: 'Coverage',
  text: 'Text',
  copies: 'Duplication',
  leakage: 'Leakage',
  agreement: 'Agreement',
  artefacts: 'Artefacts',
  personal: 'Personal data',
  errors: 'Label errors',
  pace: 'Pace',
}
export const spreadWords: Record<SpreadBy, string> = {
  label: 'Label',
  polarity: 'Verdict',
  labelSource: 'Label from',
  state: 'State',
  source: 'Source',
  persona: 'Persona group',
  language: 'Language',
  split: 'Split',
}
export const coveredWords: Record<CoveredBy, string> = {
  source: 'Source',
  persona: 'Persona group',
  topic: 'Topic',
  language: 'Language',
  model: 'Model',
}
export const kindWords: Record<PersonalKind, string> = {
  email: 'E-mail address',
  phone: 'Phone number',
  card: 'Card number',
  iban: 'IBAN',
  ip: 'IP address',
  address: 'Street address',
}
const keyWords: Record<string, string> = { ...originWords, ...polarityWords, ...stateWords, ...splitWords }

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })
export const languageName = (code: string) => languageNames.of(code) ?? code

/** What a key of this kind is called; labels and sources have names of their own. */
export function wordOf(by: SpreadBy, { key, name }: { key: string; name: string }) {
  if (by === 'label' || by === 'source' || key === rest) return name
  if (by === 'persona') return key || 'No persona group'
  if (by === 'language') return key ? languageName(key) : 'Not said'
  return keyWords[key] ?? name
}
