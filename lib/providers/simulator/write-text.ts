import type { Chance } from './chance'
import type { Family } from './families/family'
import { familyOf, wordsOf } from './families/family-of'
import { everyday } from './families/everyday'
import { grammarOf } from './families/other-languages'
import { slots } from './families/slots-data'
import type { CallHints, HintLabel } from './hints'
import { voiceOf } from './voice'

type Writing = { hints: CallHints; chance: Chance }

/** A text of a label, as somebody might write it: an opening, what it is about, what it wants, and a close. */
export function writeText({ hints, chance }: Writing): string {
  if (hints.task === 'paraphrase' && hints.text) return paraphrase(hints.text, chance)
  const grammar = grammarOf(hints.language)
  if (grammar) {
    const { openers, scenes, asks } = hints.label?.polarity === 'unsafe' ? grammar.unsafe : grammar.safe
    const pattern = `${chance.of(openers)} ${chance.of(scenes)}, ${chance.of(asks)} (${chance.between(1, 9999)})`
    return filled(pattern, hints.label, chance)
  }
  if (hints.task === 'twin' && hints.text) return twin(hints, chance)
  if (hints.passage) return question(hints, chance)
  const family = hints.label ? familyOf(hints.label) : everyday
  return voiceOf(hints.persona, chance)(composed(family, hints, chance))
}

function composed({ openers, scenes, asks, closers }: Family, { label, topic, persona }: CallHints, chance: Chance) {
  const about =
    topic && chance.happens(0.8)
      ? chance.of([` It is about ${topic}.`, ` Since we speak of ${topic}.`, ` (${topic})`, ` Think of ${topic}.`])
      : ''
  const who = persona && chance.happens(0.6) ? ` ${selfOf(persona)}` : ''
  const scene = chance.of(scenes)
  const ask = chance.of(asks)
  const joint = /^(and|so|who)\b/.test(ask) ? (scene.length % 2 ? ' ' : ', ') : chance.of([': ', ', ', '. ', ' – '])
  const more = chance.happens(0.35) ? ` ${capital(chance.of(scenes))}, too.` : ''
  const end = /[.?!]$/.test(ask) ? '' : '.'
  const pattern = `${chance.of(openers)}${who} ${scene}${joint}${ask}${end}${more}${about} ${chance.of(closers)}`
  return sentenceCase(filled(pattern, label, chance))
}

/** Who speaks, in their own words: the first part of a description of them. */
function selfOf(persona: string) {
  const [first = ''] = persona.split(/[.;:,]| who | with | between | whose | and /)
  const short = first.trim().split(/\s+/).slice(0, 8).join(' ').replace(hanging, '')
  if (!short) return ''
  const lower = short.charAt(0).toLowerCase() + short.slice(1)
  return `I am ${/^(an?|the)\s/.test(lower) ? lower : `${/^[aeio]/.test(lower) ? 'an' : 'a'} ${lower}`}, and`
}

/** Words that a sentence cannot end with. */
const hanging = /(\s+(an?|the|of|in|on|at|by|to|from|for|near|after|before|since|until|as|his|her|their|its))+$/i

/** Fills every gap of a pattern in one pass; what is filled in is never looked at again. */
function filled(pattern: string, label: HintLabel | undefined, chance: Chance) {
  return pattern.replace(/\{(\w+)\}/g, (_, slot: string) => {
    if (slot === 'label') return label?.name.toLowerCase() ?? 'this'
    if (slot === 'word') return label ? chance.of(wordsOf(label)) : 'this'
    return chance.of(slots[slot] ?? ['this'])
  })
}

/** A question that a passage answers, or that twists it. */
function question({ passage = '', label }: CallHints, chance: Chance) {
  const phrase = phraseOf(passage, chance)
  const fair = [
    'What does the text say about “…”?',
    'Why does “…” matter here?',
    'Could you sum up what is said on “…”?',
    'How would you explain “…” to {person}?',
    'Is it right that “…” was meant like that?',
    'What should somebody at {place} know about “…”?',
  ]
  if (label?.polarity !== 'unsafe') return filled(chance.of(fair), label, chance).replace('…', phrase)
  const { asks } = familyOf(label)
  return filled(
    `${chance.of(['About “…”:', 'You read of “…”. Now', 'Forget the rest of “…”:', 'Take “…” and then'])} ${chance.of(asks)}`,
    label,
    chance,
  ).replace('…', phrase)
}

/** The nearest text on the other side: the same subject, with harm taken out or put in. */
function twin({ text = '', label, persona }: CallHints, chance: Chance) {
  const phrase = phraseOf(text, chance)
  if (label && label.polarity !== 'safe')
    return voiceOf(persona, chance)(`${capital(phrase)}? ${composed(familyOf(label), { label }, chance)}`)
  const frames = [
    'Is this real, and where do I report it? Somebody wrote to me about “…”.',
    'How do I explain to {person} what is wrong with a message about “…”?',
    'We talk at {place} about how to answer when somebody writes “…”. What helps?',
    'For a leaflet on staying safe: what should people know about “…”?',
    'I saw “…” and felt uneasy. Which office or helpline do I ask?',
  ]
  return filled(chance.of(frames), label, chance).replace('…', phrase)
}

/** Some words that stand together in a text, long enough to mean something. */
export function phraseOf(text: string, chance: Chance) {
  const words = text
    .replace(/[“”"{}<>]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
  if (words.length <= 6) return words.join(' ').replace(/[.,;:!?]+$/, '')
  const from = chance.between(0, words.length - 6)
  return words
    .slice(from, from + chance.between(3, 6))
    .join(' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
}

const swaps: [RegExp, string][] = [
  [/\bgood\b/gi, 'fine'],
  [/\bneed\b/gi, 'could use'],
  [/\bwant\b/gi, 'would like'],
  [/\bquick\b/gi, 'short'],
  [/\bhelp\b/gi, 'lend a hand'],
  [/\bbig\b/gi, 'large'],
  [/\bvery\b/gi, 'rather'],
  [/\bsend\b/gi, 'pass on'],
  [/\btell\b/gi, 'let know'],
  [/\bwrite\b/gi, 'put down'],
  [/\btonight\b/gi, 'this evening'],
  [/\bnobody\b/gi, 'no one'],
  [/\beverybody\b/gi, 'everyone'],
]

/** The same in other words: some are swapped, sentences change places, and it begins otherwise. */
function paraphrase(text: string, chance: Chance) {
  const swapped = swaps.reduce((words, [from, to]) => (chance.happens(0.8) ? words.replace(from, to) : words), text)
  const sentences = swapped.split(/(?<=[.!?])\s+/)
  const turned = sentences.length > 2 ? [...sentences.slice(1), sentences[0]] : sentences
  return `${chance.of(['Put differently:', 'In other words,', 'To say it again:', 'That is to say,', 'What I mean:', 'Once more, plainly:'])} ${turned.join(' ')}`
}

const sentenceCase = (text: string) =>
  text.replace(/(^|[.!?] )(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
