import type { Panel } from '@/lib/stats/panels/rules'
import type { CountedBy, PersonalKind } from '@/lib/stats/schema'
import { originWords, polarityWords, stateWords } from '../samples/words'

export const panelWords: Record<Panel, string> = {
  balance: 'Balance',
  coverage: 'Coverage',
  text: 'Text',
  copies: 'Duplication',
  artefacts: 'Artefacts',
  personal: 'Personal data',
  errors: 'Label errors',
  pace: 'Pace',
}
export const countedByWords: Record<CountedBy, string> = {
  label: 'Label',
  polarity: 'Verdict',
  labelSource: 'Label from',
  state: 'State',
  source: 'Source',
}
export const kindWords: Record<PersonalKind, string> = {
  email: 'E-mail address',
  phone: 'Phone number',
  card: 'Card number',
  iban: 'IBAN',
  ip: 'IP address',
  address: 'Street address',
}
const keyWords: Record<string, string> = { ...originWords, ...polarityWords, ...stateWords }

/** What a key of this kind is called; labels and sources have names of their own. */
export const wordOf = (by: CountedBy, { key, name }: { key: string; name: string }) =>
  by === 'label' || by === 'source' ? name : (keyWords[key] ?? name)
