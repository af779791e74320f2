import type { JudgeLabel, JudgePolicy } from './format'

const label = (code: string, name: string, polarity: JudgeLabel['polarity'], aliases: string[] = []): JudgeLabel => ({
  code,
  name,
  definition: '',
  aliases,
  polarity,
})

/** Policies for tests of formats. */
export const starter: JudgePolicy = {
  target: 'prompt',
  multiLabel: false,
  labels: [
    label('spam-scams', 'Spam & Scams', 'unsafe', ['Spam']),
    label('self-harm', 'Self-harm & Suicide', 'unsafe'),
    label('privacy', 'Privacy & Personal Data Exposure', 'unsafe'),
    label('safe', 'Safe', 'safe'),
  ],
}
export const guard: JudgePolicy = {
  target: 'prompt',
  multiLabel: true,
  labels: [
    label('S1', 'Violent Crimes', 'unsafe'),
    label('S6', 'Specialized Advice', 'unsafe'),
    label('S10', 'Hate', 'unsafe'),
    label('safe', 'Safe', 'safe'),
  ],
}
export const aegis: JudgePolicy = {
  target: 'response',
  multiLabel: true,
  labels: [
    label('S1', 'Violence', 'unsafe'),
    label('S4', 'Guns and Illegal Weapons', 'unsafe', ['Guns/Illegal Weapons']),
    label('S9', 'PII/Privacy', 'unsafe'),
    label('S13', 'Needs Caution', 'caution'),
    label('safe', 'Safe', 'safe'),
  ],
}
export const withCommas: JudgePolicy = {
  target: 'prompt',
  multiLabel: true,
  labels: [
    label('politics', 'controversial_topics,politics', 'unsafe'),
    label('bias', 'discrimination,stereotype,injustice', 'unsafe'),
    label('self_harm', 'self_harm', 'unsafe'),
    label('safe', 'safe', 'safe'),
  ],
}
export const binary: JudgePolicy = {
  target: 'response',
  multiLabel: false,
  labels: [label('unsafe', 'Unsafe', 'unsafe'), label('safe', 'Safe', 'safe')],
}
export const omni: JudgePolicy = {
  target: 'prompt',
  multiLabel: true,
  labels: [
    label('harassment', 'harassment', 'unsafe'),
    label('hate/threatening', 'hate/threatening', 'unsafe'),
    label('illicit', 'illicit', 'unsafe'),
    label('safe', 'safe', 'safe'),
  ],
}
export const child: JudgePolicy = {
  target: 'response',
  multiLabel: false,
  labels: [
    label('unsuitable', 'Unsuitable', 'unsafe'),
    label('with-adult', 'With an adult', 'caution'),
    label('suitable', 'Suitable', 'safe'),
  ],
}
