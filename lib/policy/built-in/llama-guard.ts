import type { BuiltInLabel, BuiltInPolicy } from '../schema'
import { label, safeLabel } from './label'

const shared = {
  violent: label('S1', 'Violent Crimes', 'violentCrimes'),
  nonViolent: label('S2', 'Non-Violent Crimes', 'nonViolentCrimes', { aliases: ['Nonviolent Crimes'] }),
  sexCrimes: label('S3', 'Sex-Related Crimes', 'sexCrimes', { aliases: ['Sex Crimes'] }),
  minors: label('S4', 'Child Sexual Exploitation', 'minors', { aliases: ['Child Exploitation'] }),
}

const version3: BuiltInLabel[] = [
  shared.violent,
  shared.nonViolent,
  shared.sexCrimes,
  shared.minors,
  label('S5', 'Defamation', 'defamation'),
  label('S6', 'Specialized Advice', 'advice', { aliases: ['Specialised Advice'] }),
  label('S7', 'Privacy', 'privacy'),
  label('S8', 'Intellectual Property', 'intellectualProperty'),
  label('S9', 'Indiscriminate Weapons', 'massWeapons'),
  label('S10', 'Hate', 'hate'),
  label('S11', 'Suicide & Self-Harm', 'selfHarm', { aliases: ['Self-Harm'] }),
  label('S12', 'Sexual Content', 'sexual'),
  label('S13', 'Elections', 'elections'),
]

export const llamaGuard2: BuiltInPolicy = {
  key: 'llama-guard-2',
  name: 'Llama Guard 2',
  description: 'The eleven categories of Llama Guard 2. Its S5 to S11 mean other things than those of Llama Guard 3.',
  multiLabel: true,
  labels: [
    shared.violent,
    shared.nonViolent,
    shared.sexCrimes,
    shared.minors,
    label('S5', 'Specialized Advice', 'advice', { aliases: ['Specialised Advice'] }),
    label('S6', 'Privacy', 'privacy'),
    label('S7', 'Intellectual Property', 'intellectualProperty'),
    label('S8', 'Indiscriminate Weapons', 'massWeapons'),
    label('S9', 'Hate', 'hate'),
    label('S10', 'Suicide & Self-Harm', 'selfHarm', { aliases: ['Self-Harm'] }),
    label('S11', 'Sexual Content', 'sexual'),
    safeLabel(),
  ],
}

export const llamaGuard3: BuiltInPolicy = {
  key: 'llama-guard-3',
  name: 'Llama Guard 3',
  description: 'The fourteen categories of Llama Guard 3-8B. The 1B model knows S1 to S13 only: it never answers S14.',
  multiLabel: true,
  labels: [...version3, label('S14', 'Code Interpreter Abuse', 'code'), safeLabel()],
}

export const llamaGuard4: BuiltInPolicy = {
  key: 'llama-guard-4',
  name: 'Llama Guard 4',
  description: 'The fourteen categories of Llama Guard 4-12B, which also reads pictures; S14 is judged on text only.',
  multiLabel: true,
  labels: [
    ...version3,
    label('S14', 'Code Interpreter Abuse (text only)', 'code', { aliases: ['Code Interpreter Abuse'] }),
    safeLabel(),
  ],
}

export const premTemplates: BuiltInPolicy = {
  key: 'prem-templates',
  name: 'Prem templates',
  description:
    'The category block of Prem’s public Q&A templates. It looks like Llama Guard 3, but S5 to S13 mean other things.',
  multiLabel: true,
  labels: [
    shared.violent,
    shared.nonViolent,
    label('S3', 'Sex Crimes', 'sexCrimes', { aliases: ['Sex-Related Crimes'] }),
    shared.minors,
    label('S5', 'Specialized Advice', 'advice', { aliases: ['Specialised Advice'] }),
    label('S6', 'Privacy', 'privacy'),
    label('S7', 'Intellectual Property', 'intellectualProperty'),
    label('S8', 'Indiscriminate Weapons', 'massWeapons'),
    label('S9', 'Hate', 'hate'),
    label('S10', 'Suicide & Self Harm', 'selfHarm', { aliases: ['Suicide & Self-Harm'] }),
    label('S11', 'Sexual Content', 'sexual'),
    label('S12', 'Erotic Content', 'erotic'),
    label('S13', 'Criminal Planning', 'criminalPlanning'),
    label('S14', 'Code Interpreter Abuse', 'code'),
    safeLabel(),
  ],
}
