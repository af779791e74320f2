import { mix } from '../engine/signature'

/** What was planted where: a copy names the text it was made of. */
export type Planted = { text: string; kind: 'own' | 'exact' | 'cosmetic' | 'near' | 'template'; of: number | null }

const consonants = 'b d f g h k l m n p r s t v w br cl dr fl gr pl st tr sh ch'.split(' ')
const vowels = 'a e i o u ai ea ou'.split(' ')
const templates = [
  'You are the keeper of a small library that answers every letter it receives, however odd. Sign each answer with the name of the library and the weather outside. The letter of today reads:',
  'Write the next scene of a radio play in which two neighbours talk over a fence. One of them asks the question below, and the other one answers at length and in good humour:',
  'Translate the following note for the notice board of a swimming pool into plain words, keep all names as they are, and add one friendly sentence at the end:',
]

/**
 * Texts of about 320 characters in invented words, with copies planted among them: 7 % to the letter, 2 % in other case
 * and spacing, 17 % with a few words changed, and 1 % that share one of three long openings. The same for the same seed.
 */
export function plantedTexts(count: number, seed = 1): (at: number) => Planted {
  const words = Array.from({ length: 30_000 }, (_, at) => wordOf(at + 1))
  // Of many words few are common: the rank falls off as language has it.
  const wordAt = (bits: number) => words[Math.floor(30_000 ** (((bits >>> 0) % 65_536) / 65_536)) - 1]!
  const bitsOf = (at: number, salt: number) =>
    mix(Math.imul(at + 1, 0x9e3779b1) ^ Math.imul(salt + seed * 7_919, 0x85ebca77))

  const own = (at: number) => {
    const length = 20 + ((bitsOf(at, 1) >>> 0) % 48)
    return Array.from({ length }, (_, word) => wordAt(bitsOf(at, 100 + word)))
  }
  const kindOf = (at: number): Planted['kind'] => {
    const lot = (bitsOf(at, 2) >>> 0) % 100
    if (at < 100 || lot >= 27) return 'own'
    return lot < 7 ? 'exact' : lot < 9 ? 'cosmetic' : lot < 26 ? 'near' : 'template'
  }
  /** Copies are of a text before them that is nobody’s copy. */
  const originalOf = (at: number) => {
    for (let salt = 3; ; salt++) {
      const there = (bitsOf(at, salt * 1_000) >>> 0) % at
      if (kindOf(there) === 'own') return there
    }
  }

  return function textAt(at) {
    const kind = kindOf(at)
    if (kind === 'own') return { text: own(at).join(' '), kind, of: null }
    if (kind === 'template')
      return { text: `${templates[(bitsOf(at, 4) >>> 0) % 3]} ${own(at).slice(0, 9).join(' ')}`, kind, of: null }
    const of = originalOf(at)
    const copied = own(of)
    if (kind === 'near') {
      const changes = 1 + ((bitsOf(at, 5) >>> 0) % 5)
      for (let change = 0; change < changes; change++)
        copied[(bitsOf(at, 10 + change) >>> 0) % copied.length] = wordAt(bitsOf(at, 50 + change))
    }
    const text = copied.join(' ')
    return {
      text: kind === 'cosmetic' ? `${text.toUpperCase().replace(' ', '   ')} ` : text,
      kind,
      of: at < count ? of : null,
    }
  }
}

function wordOf(rank: number) {
  let bits = mix(rank * 31) >>> 0
  let word = ''
  for (let part = 0; part < 1 + Math.floor(Math.log10(rank + 1) * 0.75); part++) {
    word += consonants[bits % consonants.length]! + vowels[(bits >>> 8) % vowels.length]!
    bits = mix(bits + part) >>> 0
  }
  return word + (bits % 3 === 0 ? consonants[(bits >>> 4) % 15]! : '')
}
