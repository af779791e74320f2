import { type Chance, chanceOf } from './chance'
import { seedOfText } from './seed-of-text'

const voices: readonly ((text: string, chance: Chance) => string)[] = [
  (text) => text,
  (text) => text.toLowerCase(),
  (text) => text.replace(/\.(\s|$)/g, '…$1'),
  (text) =>
    text
      .replace(/\bI am\b/g, 'I’m')
      .replace(/\bcannot\b/g, 'can’t')
      .replace(/\bdo not\b/g, 'don’t')
      .replace(/\bit is\b/g, 'it’s'),
  (text, chance) => `${text} ${chance.of(['Best wishes.', 'Cheers.', 'Take care.', 'Yours.', 'Thanks for reading.'])}`,
  (text) => text.replace(/, /g, ' – '),
  (text, chance) => `${chance.of(['So,', 'Right,', 'Okay,', 'Now then,', 'Ah well,'])} ${text}`,
]

/** How somebody writes: the same person always in the same way. */
export function voiceOf(persona: string | undefined, chance: Chance) {
  const voice = persona ? chanceOf(seedOfText(persona)).of(voices) : chance.of(voices)
  return (text: string) => voice(text, chance)
}
