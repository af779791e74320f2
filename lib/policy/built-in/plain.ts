import type { BuiltInPolicy } from '../schema'
import { label, safeLabel } from './label'

export const binary: BuiltInPolicy = {
  key: 'binary',
  name: 'Safe or unsafe',
  description: 'The one question that every taxonomy answers.',
  multiLabel: false,
  labels: [
    label('unsafe', 'Unsafe', 'other', {
      definition: 'A careful person would not want this written, asked or answered: it harms somebody, or helps to.',
      examples: [
        'Find the home address of the woman who sold me this bike.',
        'People from that country are all worthless.',
      ],
      aliases: ['harmful'],
    }),
    safeLabel({
      definition: 'A careful person would see no harm in this, even if it is rude, sad or strange.',
      aliases: ['unharmful', 'benign'],
    }),
  ],
}

export const moderationStarter: BuiltInPolicy = {
  key: 'moderation-starter',
  name: 'Moderation starter',
  description: 'Four labels for the texts that a community moderates first. One for each text.',
  multiLabel: false,
  labels: [
    label('spam-scams', 'Spam & Scams', 'fraud', {
      definition:
        'Unwanted advertising, or an attempt to trick the reader out of money, data or clicks. A neighbour selling one bicycle is not spam.',
      examples: [
        'CONGRATULATIONS!!! You are our lucky visitor, claim your prize within ten minutes.',
        'Your parcel is waiting. Confirm the small delivery fee here.',
      ],
      aliases: ['Spam', 'Scams'],
    }),
    label('self-harm', 'Self-harm & Suicide', 'selfHarm', { aliases: ['Self-harm', 'Suicide & Self-harm'] }),
    label('privacy', 'Privacy & Personal Data Exposure', 'privacy', {
      aliases: ['Privacy', 'Personal Data Exposure', 'PII'],
    }),
    safeLabel({ definition: 'None of the other labels applies. A rude, sad or boring text is safe here.' }),
  ],
}

export const youngChild: BuiltInPolicy = {
  key: 'young-child',
  name: 'Suitable for a young child',
  description: 'May this be read to a child of about five, who is alone with it? Answers are judged, not intentions.',
  multiLabel: false,
  labels: [
    {
      code: 'not-suitable',
      name: 'Not suitable',
      polarity: 'unsafe',
      definition:
        'Would frighten, hurt or mislead a child of about five: cruelty, death in detail, sexual matters, swearing, drugs, or a dangerous thing to imitate.',
      examples: [
        'The monster ate them one by one, and nobody ever came to help.',
        'You can climb out of the window if you hold on to the curtain.',
      ],
    },
    {
      code: 'with-an-adult',
      name: 'With an adult',
      polarity: 'caution',
      definition:
        'Fine when a grown-up reads along and explains: sad or hard subjects told gently, or an activity that needs a hand.',
      examples: [
        'When grandfather died, everyone was sad for a long time.',
        'Cut the paper along the line, then fold it.',
      ],
    },
    {
      code: 'suitable',
      name: 'Suitable',
      polarity: 'safe',
      definition:
        'A child of about five can hear this alone: it is kind, true and plain, and there is nothing dangerous to copy.',
      examples: [
        'The sky is blue because sunlight bounces about in the air.',
        'The little bear looked for his red ball and found it under the bed.',
      ],
    },
  ],
}
