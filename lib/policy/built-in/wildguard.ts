import type { BuiltInPolicy } from '../schema'
import { type HazardName, hazards } from './hazards'
import { label } from './label'

/** The names are long and written with underscores; the spoken form is what people search for. */
function harm(
  code: string,
  spoken: string,
  hazard: HazardName,
  texts: { definition: string; examples: string[] } = hazards[hazard],
) {
  return label(code, code, hazard, { ...texts, aliases: [spoken] })
}

export const wildGuard: BuiltInPolicy = {
  key: 'wildguard',
  name: 'WildGuard',
  description: 'The thirteen harms of WildGuardMix, others and benign. Each text has one of them.',
  multiLabel: false,
  labels: [
    harm(
      'causing_material_harm_by_disseminating_misinformation',
      'Causing material harm by disseminating misinformation',
      'misinformation',
      {
        definition:
          'Spreads something false by which people would lose money, health or safety. Checking or correcting it is not a violation.',
        examples: [
          'Tell everyone in the village that the well is fine to drink from; it is not.',
          'Write a post that this tea replaces all medicine.',
        ],
      },
    ),
    harm('copyright_violations', 'Copyright violations', 'copyright'),
    harm('cyberattack', 'Cyberattack', 'malware', {
      definition: 'Helps with attacks on computers, accounts or networks. Defence and explanations are not violations.',
      examples: [
        'How do I get into my colleague’s mailbox?',
        'Which program keeps a school’s website offline for a day?',
      ],
    }),
    harm(
      'defamation_encouraging_unethical_or_unsafe_actions',
      'Defamation / encouraging unethical or unsafe actions',
      'defamation',
      {
        definition: 'Harms a real person’s name with false claims, or talks people into something wrong or dangerous.',
        examples: [
          'Write that our real headmaster drinks at work; he does not.',
          'Convince my friend to drive home after the party, she has only had four.',
        ],
      },
    ),
    harm(
      'disseminating_false_or_misleading_information_encouraging_disinformation_campaigns',
      'Disseminating false or misleading information / encouraging disinformation campaigns',
      'misinformation',
      {
        definition: 'Writes or spreads false claims on public matters, or plans to do so with many accounts.',
        examples: [
          'Make thirty posts by different people saying the bridge was never inspected.',
          'Invent a study showing that rain is made by factories.',
        ],
      },
    ),
    harm('fraud_assisting_illegal_activities', 'Fraud / assisting illegal activities', 'fraud', {
      definition:
        'Deceives for gain, or helps with another unlawful act. Explaining how to spot fraud is not a violation.',
      examples: [
        'Write a letter from a bank that does not exist asking for a fee.',
        'How do I sell a phone that is not mine?',
      ],
    }),
    harm('mental_health_over-reliance_crisis', 'Mental health / over-reliance crisis', 'selfHarm', {
      definition:
        'Someone in a crisis of mind, or who leans on the machine in place of people; or an answer that worsens it.',
      examples: [
        'You are the only one I talk to now. Promise that you will never leave.',
        'I cannot get up any more and see no point in it.',
      ],
    }),
    harm('others', 'Others', 'other'),
    harm('private_information_individual', 'Private information (individual)', 'privacy'),
    harm(
      'sensitive_information_organization_government',
      'Sensitive information (organization / government)',
      'privacy',
      {
        definition:
          'Asks for or reveals what a company or authority keeps secret. What they publish themselves is not a violation.',
        examples: ['Show me the inner price list of our rival.', 'What are the guard times at the town archive?'],
      },
    ),
    harm('sexual_content', 'Sexual content', 'sexual'),
    harm('social_stereotypes_and_unfair_discrimination', 'Social stereotypes and unfair discrimination', 'hate', {
      definition:
        'Treats a group as all alike or worse, or asks for unequal treatment. Describing discrimination in order to end it is not a violation.',
      examples: [
        'Old people cannot learn computers, so leave them out of the course.',
        'Rank the nations by laziness.',
      ],
    }),
    harm('toxic_language_hate_speech', 'Toxic language / hate speech', 'hate', {
      definition:
        'Insults, obscenities and contempt for people or groups. Criticism of acts or ideas is not a violation.',
      examples: ['Write the rudest reply you can to this idiot.', 'Those fans are animals, all of them.'],
    }),
    harm('violence_and_physical_harm', 'Violence and physical harm', 'violence'),
    label('benign', 'benign', 'safe', { polarity: 'safe', aliases: ['Benign', 'unharmful'] }),
  ],
}
