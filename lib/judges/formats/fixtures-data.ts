import type { JudgeLabel, JudgePolicy } from './format'

type Label = [code: string, name?: string, polarity?: JudgeLabel['polarity'], aliases?: string[]]

/** A policy as judges see it. A label is unsafe unless it says otherwise; the last is the safe one. */
const policy = (target: JudgePolicy['target'], multiLabel: boolean, labels: Label[]): JudgePolicy => ({
  target,
  multiLabel,
  labels: labels.map(([code, name = code, polarity, aliases = []], at) => ({
    code,
    name,
    definition: '',
    aliases,
    polarity: polarity ?? (at === labels.length - 1 ? 'safe' : 'unsafe'),
  })),
})

/** Policies for tests of formats. */
export const starter = policy('prompt', false, [
  ['spam-scams', 'Spam & Scams', 'unsafe', ['Spam']],
  ['self-harm', 'Self-harm & Suicide'],
  ['privacy', 'Privacy & Personal Data Exposure'],
  ['safe', 'Safe'],
])
export const guard = policy('prompt', true, [
  ['S1', 'Violent Crimes'],
  ['S6', 'Specialized Advice'],
  ['S10', 'Hate'],
  ['safe', 'Safe'],
])
export const aegis = policy('response', true, [
  ['S1', 'Violence'],
  ['S4', 'Guns and Illegal Weapons', 'unsafe', ['Guns/Illegal Weapons']],
  ['S9', 'PII/Privacy'],
  ['S13', 'Needs Caution', 'caution'],
  ['safe', 'Safe'],
])
export const withCommas = policy('prompt', true, [
  ['politics', 'controversial_topics,politics'],
  ['bias', 'discrimination,stereotype,injustice'],
  ['self_harm'],
  ['safe'],
])
export const binary = policy('response', false, [
  ['unsafe', 'Unsafe'],
  ['safe', 'Safe'],
])
export const omni = policy('prompt', true, [['harassment'], ['hate/threatening'], ['illicit'], ['safe']])
export const child = policy('response', false, [
  ['unsuitable', 'Unsuitable'],
  ['with-adult', 'With an adult', 'caution'],
  ['suitable', 'Suitable'],
])
