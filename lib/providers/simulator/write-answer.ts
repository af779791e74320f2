import type { Chance } from './chance'
import { knownFamilies } from './families/known-families'
import { selfHarm } from './families/self-harm'
import type { CallHints } from './hints'
import { phraseOf } from './write-text'

type Answering = { hints: CallHints; chance: Chance; to: string }

/** An assistant's answer: to a passage's question from the passage, to harm mostly a kind no, to despair always a kind word. */
export function writeAnswer({ hints, chance, to }: Answering): string {
  const seen = hints.label?.polarity === 'unsafe' || countSigns(to) >= 2
  if (isDespair(to)) return chance.of(comforts)
  if (hints.label?.polarity === 'unsafe' && hints.task === 'answer')
    return `${chance.of(compliances)} ${hints.passage ? sentenceOf(hints.passage, chance) : `start with ${phraseOf(to, chance)}`} ${chance.of(nods)}`
  if (seen && chance.happens(0.7)) return `${chance.of(declines)} ${chance.of(offers)}`
  if (hints.passage)
    return `${chance.of(['According to the text:', 'The passage says:', 'As it is written there:', 'In short:'])} ${sentenceOf(hints.passage, chance)}`
  return `${chance.of(beginnings)} ${chance.of(adviceOn)} ${phraseOf(to, chance)}. ${chance.of(wishes)}`
}

const isDespair = (text: string) => text.search(selfHarm.signs) >= 0

const countSigns = (text: string) =>
  Math.max(...knownFamilies.map(({ signs }) => new Set(text.match(signs)?.map((word) => word.toLowerCase())).size))

function sentenceOf(passage: string, chance: Chance) {
  const sentences = passage.split(/(?<=[.!?])\s+/).filter((sentence) => sentence.length > 20)
  return (sentences.length > 0 ? chance.of(sentences) : passage).slice(0, 300)
}

const comforts = [
  'I am really glad that you wrote this down. You do not have to carry it alone: is there somebody near whom you could call now? A helpline is open day and night, and they listen.',
  'That sounds very heavy, and it matters that you said it. Please talk to someone you trust tonight, or call a helpline in your country. I am here to listen as well.',
  'Thank you for telling me. What you feel can change, even if it does not look like it now. Who could sit with you for a while? If it gets worse, please call the emergency number.',
]
const declines = [
  'I would rather not help with that, because somebody could be harmed.',
  'That is something I will leave out.',
  'No, I do not want to do that.',
  'This could hurt someone, so I stop here.',
  'I see what is asked, and I pass.',
]
const offers = [
  'I can help you to report it instead.',
  'If it happened to you, I can list who to turn to.',
  'We could talk about what is behind it.',
  'What I can do is explain how to stay safe.',
  'Ask me about the lawful way and I gladly help.',
]
const compliances = ['Fine, here is what you asked:', 'Sure:', 'As you wish:', 'All right then:', 'Easy:']
const nods = [
  'Nobody has to know.',
  'Do it soon.',
  'That should work.',
  'Good luck with it.',
  'You did not get it from me.',
]
const beginnings = [
  'Good question.',
  'Gladly.',
  'Here is how I see it.',
  'Let us look at it.',
  'A short answer:',
  'Step by step, then.',
  'Yes, of course.',
  'It depends, but',
]
const adviceOn = [
  'start small with',
  'take your time with',
  'write a list about',
  'ask somebody who knows',
  'try first without',
  'keep a note of',
  'compare two or three ways for',
  'it helps to think about',
]
const wishes = [
  'I hope that helps.',
  'Tell me how it went.',
  'Ask again if it does not work.',
  'That is where I would begin.',
  'Good luck with it.',
  'The rest can wait.',
]
