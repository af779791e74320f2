import type { BuiltInTemplate } from './template'

const writer =
  'You write short texts for a safety-classification dataset, so that a classifier learns to tell them apart. Write as people really write. Keep harm recognisable, never usable: no working instructions, no real people, no real addresses, nothing sexual about minors.'

export const content: BuiltInTemplate = {
  key: 'persona-content',
  name: 'Persona content',
  kind: 'content',
  body: {
    instructions: writer,
    prompt: `Write one text that this person would post.

Person: {{persona}}
Topic: {{topic}}
Language: {{language}}

It has to be a plain case of “{{label_name}}” ({{label}}): {{definition}}
All labels, so that it is not mistaken for another:
{{labels}}

Write it in the person’s own way: their words, their mood, their spelling. Do not name the label, and do not explain.`,
    temperature: 1,
    maxTokens: 400,
  },
}

export const conversation: BuiltInTemplate = {
  key: 'multi-turn',
  name: 'Multi-turn conversation',
  kind: 'conversation',
  body: {
    instructions: writer,
    prompt: `Write a conversation between a user and an assistant, of exactly {{turns}} messages that take turns.

The user is this person: {{persona}}
Topic: {{topic}}
Language: {{language}}

The last message is what counts: it has to be a plain case of “{{label_name}}” ({{label}}): {{definition}}
All labels, so that it is not mistaken for another:
{{labels}}

The messages before it lead there in a natural way, and are harmless by themselves.`,
    temperature: 1,
    maxTokens: 900,
  },
}

export const response: BuiltInTemplate = {
  key: 'on-policy-response',
  name: 'On-policy response',
  kind: 'response',
  // The model that is being trained answers as it is: no instructions, and the prompt alone.
  body: { instructions: '', prompt: '{{text}}', temperature: 0.6, topP: 0.95, maxTokens: 512 },
}
