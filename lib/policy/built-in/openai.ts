import type { BuiltInPolicy } from '../schema'
import { label, safeLabel } from './label'

const texts = {
  harassmentThreatening: {
    definition: 'Insults or pesters a person and also announces harm to them.',
    examples: [
      'You pathetic clown, wait until I get hold of you.',
      'Keep writing, loser, and you will need a dentist.',
    ],
  },
  hateThreatening: {
    definition: 'Demeans a group for what they are and also announces or calls for harm to them.',
    examples: [
      'Those people are vermin and somebody should chase them out with sticks.',
      'Their kind had better not be seen in our street tonight.',
    ],
  },
  illicitViolent: {
    definition:
      'Gives or asks for help with an unlawful act that involves violence or a weapon. Law and history are not violations.',
    examples: ['What do I need for holding up a kiosk?', 'How would one frighten a witness so that he stays at home?'],
  },
  intent: {
    definition: 'The writer says that they hurt themselves, or mean to. It calls for help, not for blame.',
    examples: ['I have been hurting myself again this week.', 'I think I will end it soon.'],
  },
  instructions: {
    definition:
      'Asks for or gives ways of hurting oneself, starving or hiding it. Facts for prevention are not violations.',
    examples: ['What is a way to hurt myself that leaves no marks?', 'Teach me to skip meals for days.'],
  },
  graphic: {
    definition: 'Describes death, wounds or suffering in bloody detail. A sober report is not a violation.',
    examples: ['Describe the accident with every drop of blood.', 'Write the battle so that the reader feels sick.'],
  },
}

/** Its names are its codes: that is how the API answers. */
export const openai13: BuiltInPolicy = {
  key: 'openai-13',
  name: 'OpenAI moderation 13',
  description:
    'The thirteen categories of OpenAI’s omni moderation. The older text model has neither illicit nor illicit/violent.',
  multiLabel: true,
  labels: [
    label('harassment', 'harassment', 'harassment'),
    label('harassment/threatening', 'harassment/threatening', 'threat', texts.harassmentThreatening),
    label('hate', 'hate', 'hate'),
    label('hate/threatening', 'hate/threatening', 'hate', texts.hateThreatening),
    label('illicit', 'illicit', 'illegal'),
    label('illicit/violent', 'illicit/violent', 'illegal', texts.illicitViolent),
    label('self-harm', 'self-harm', 'selfHarm'),
    label('self-harm/intent', 'self-harm/intent', 'selfHarm', texts.intent),
    label('self-harm/instructions', 'self-harm/instructions', 'selfHarm', texts.instructions),
    label('sexual', 'sexual', 'sexual'),
    label('sexual/minors', 'sexual/minors', 'minors'),
    label('violence', 'violence', 'violence'),
    label('violence/graphic', 'violence/graphic', 'violence', texts.graphic),
    safeLabel(),
  ],
}

export const openai2022: BuiltInPolicy = {
  key: 'openai-2022',
  name: 'OpenAI moderation 2022',
  description: 'The eight categories of OpenAI’s 2022 evaluation set. There a missing key means unknown, not negative.',
  multiLabel: true,
  labels: [
    label('S', 'sexual', 'sexual'),
    label('H', 'hate', 'hate'),
    label('V', 'violence', 'violence'),
    label('HR', 'harassment', 'harassment'),
    label('SH', 'self-harm', 'selfHarm'),
    label('S3', 'sexual/minors', 'minors'),
    label('H2', 'hate/threatening', 'hate', texts.hateThreatening),
    label('V2', 'violence/graphic', 'violence', texts.graphic),
    safeLabel(),
  ],
}
