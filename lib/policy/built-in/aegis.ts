import type { BuiltInLabel, BuiltInPolicy } from '../schema'
import { label, safeLabel } from './label'

const core: BuiltInLabel[] = [
  label('S1', 'Violence', 'violence'),
  label('S2', 'Sexual', 'sexual'),
  label('S3', 'Criminal Planning/Confessions', 'criminalPlanning'),
  label('S4', 'Guns and Illegal Weapons', 'weapons', { aliases: ['Guns /Illegal Weapons', 'Guns/Illegal Weapons'] }),
  label('S5', 'Controlled/Regulated Substances', 'substances', { aliases: ['Controlled /Regulated substances'] }),
  label('S6', 'Suicide and Self Harm', 'selfHarm', { aliases: ['Suicide & Self-Harm'] }),
  label('S7', 'Sexual (minor)', 'minors', { aliases: ['Sexual Minor'] }),
  label('S8', 'Hate/Identity Hate', 'hate', { aliases: ['Hate /Identity Hate'] }),
  label('S9', 'PII/Privacy', 'privacy', { aliases: ['PII', 'Privacy'] }),
  label('S10', 'Harassment', 'harassment'),
  label('S11', 'Threat', 'threat'),
  label('S12', 'Profanity', 'profanity'),
  label('S13', 'Needs Caution', 'caution', { polarity: 'caution' }),
]

const fine = (from: number): BuiltInLabel[] =>
  [
    label('', 'Manipulation', 'manipulation'),
    label('', 'Fraud/Deception', 'fraud'),
    label('', 'Malware', 'malware'),
    label('', 'High Risk Gov Decision Making', 'highRiskGovernment'),
    label('', 'Political/Misinformation/Conspiracy', 'misinformation'),
    label('', 'Copyright/Trademark/Plagiarism', 'copyright'),
    label('', 'Unauthorized Advice', 'unauthorizedAdvice', { aliases: ['Unauthorised Advice'] }),
    label('', 'Illegal Activity', 'illegal'),
    label('', 'Immoral/Unethical', 'immoral'),
  ].map((entry, index) => ({ ...entry, code: `S${from + index}` }))

/** Names as on its card; the files spell some of them as Aegis 2 does, which is what the aliases are for. */
export const aegis1: BuiltInPolicy = {
  key: 'aegis-1',
  name: 'Aegis 1',
  description:
    'The taxonomy of the Aegis AI Content Safety Dataset 1.0: thirteen categories, Needs Caution and Safe. Its guard writes the codes O1 to O13.',
  multiLabel: true,
  labels: [
    label('O1', 'Violence', 'violence'),
    label('O2', 'Sexual', 'sexual'),
    label('O3', 'Criminal Planning /Confessions', 'criminalPlanning', { aliases: ['Criminal Planning/Confessions'] }),
    label('O4', 'Guns /Illegal Weapons', 'weapons', { aliases: ['Guns and Illegal Weapons', 'Guns/Illegal Weapons'] }),
    label('O5', 'Controlled /Regulated substances', 'substances', { aliases: ['Controlled/Regulated Substances'] }),
    label('O6', 'Suicide and Self Harm', 'selfHarm', { aliases: ['Suicide & Self-Harm'] }),
    label('O7', 'Sexual Minor', 'minors', { aliases: ['Sexual (minor)'] }),
    label('O8', 'Hate /Identity Hate', 'hate', { aliases: ['Hate/Identity Hate'] }),
    label('O9', 'PII', 'privacy', { aliases: ['PII/Privacy', 'PII / Privacy', 'Privacy'] }),
    label('O10', 'Harassment', 'harassment'),
    label('O11', 'Threat', 'threat'),
    label('O12', 'Profanity', 'profanity'),
    label('O13', 'Needs Caution', 'caution', { polarity: 'caution' }),
    label('other', 'Other', 'other'),
    safeLabel(),
  ],
}

export const aegis2: BuiltInPolicy = {
  key: 'aegis-2',
  name: 'Aegis 2',
  description:
    'The taxonomy of Aegis 2.0, now the Nemotron Content Safety Dataset V2: twelve core and nine finer categories, Needs Caution, Other and Safe.',
  multiLabel: true,
  labels: [...core, label('S14', 'Other', 'other'), ...fine(15), safeLabel()],
}

export const nemotron22: BuiltInPolicy = {
  key: 'nemotron-22',
  name: 'Nemotron 22',
  description:
    'The list of Nemotron’s reasoning guard: Aegis 2 without Other, so that everything from S14 on is one lower.',
  multiLabel: true,
  labels: [...core, ...fine(14), safeLabel()],
}
