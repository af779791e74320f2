import type { Chance } from './chance'
import type { CallHints } from './hints'

type Writing = { hints: CallHints; chance: Chance }

export function writeText({ hints, chance }: Writing): string {
  const who = hints.persona ? chance.of(['Speaking as ', 'Coming from ']) + hints.persona.slice(0, 60) : 'Hello'
  return `${who}: ${chance.of(['a thing', 'a word', 'a question'])} about ${hints.topic ?? hints.label?.name ?? 'today'} no. ${chance.between(1, 1_000_000)}`
}

export function writeAnswer({ chance, to }: Writing & { to: string }): string {
  return `${chance.of(['Here is what I know', 'A short answer', 'In short'])}: about “${to.slice(0, 60)}”.`
}
