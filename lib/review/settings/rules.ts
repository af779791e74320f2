import { type Command, type ReviewerSettings, usualKeys } from './schema'

/** Words that often weigh on whoever reads them; a person adds their own. */
const strongWords = [
  'abuse',
  'abused',
  'attack',
  'beheaded',
  'bleed',
  'bleeding',
  'blood',
  'bloody',
  'bomb',
  'burned',
  'corpse',
  'cut myself',
  'cutting myself',
  'dead',
  'death',
  'die',
  'dying',
  'gun',
  'hang',
  'hurting myself',
  'kill',
  'killed',
  'killing',
  'knife',
  'murder',
  'murdered',
  'overdose',
  'rape',
  'raped',
  'self-harm',
  'shoot',
  'shot',
  'slaughter',
  'stab',
  'stabbed',
  'suicide',
  'torture',
  'tortured',
  'wound',
]

export type MaskPiece = { kind: 'text' | 'masked'; text: string; what: string }

const email = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}/u
const phone = /(?<![\p{L}\p{N}])\+?\d(?:[\s().-]?\d){6,14}(?![\p{L}\p{N}])/u

/** A text in pieces: what is covered until it is held, and what that is. */
export function maskedPieces(text: string, moreWords: readonly string[] = []): MaskPiece[] {
  const words = [...strongWords, ...moreWords].map(escaped).sort((one, other) => other.length - one.length)
  const pattern = new RegExp(
    `(${email.source})|(${phone.source})|(?<![\\p{L}\\p{N}])(${words.join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  )
  const pieces: MaskPiece[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index), what: '' })
    const what = match[1] ? 'e-mail address' : match[2] ? 'phone number' : 'strong word'
    pieces.push({ kind: 'masked', text: match[0], what })
    end = match.index + match[0].length
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end), what: '' })
  return pieces
}

const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Is this sample's text behind the veil? Where labels are hidden from a person, so is what they would veil. */
export function isVeiled(
  { veil, veilLabels, optOut }: Pick<ReviewerSettings, 'veil' | 'veilLabels' | 'optOut'>,
  { labels, suggested, blind }: { labels: readonly string[]; suggested: readonly string[]; blind: boolean },
) {
  const said = [...labels, ...suggested]
  // What does not come from a queue is not met in a table by chance either.
  if (said.some((code) => optOut.includes(code))) return true
  if (veil === 'off') return false
  return veil === 'always' || blind || said.some((code) => veilLabels.includes(code))
}

/** Keys that the table keeps for itself: to select, and for the whole list of labels. */
const ofTable = ['x', 'l']
const instead = ['d', 'q', 'w', 'y', 'u', 'o', 'p']

/** The desk's keys where `x` selects: a command whose key the table needs gets the first free one. */
export function tableKeys(own: ReviewerSettings['keys']): Record<Command, string> {
  const keys: Record<Command, string> = { ...usualKeys, ...own }
  for (const command of Object.keys(keys) as Command[])
    if (ofTable.includes(keys[command]))
      keys[command] = instead.find((key) => !Object.values(keys).includes(key)) ?? keys[command]
  return keys
}

export type AtDesk = { minutes: number; at: number }
const breakLength = 10 * 60_000

/** Minutes at the desk since the last break: a reload is none, ten minutes without the desk in sight are one. */
export const minutesAtDesk = (kept: AtDesk | null, now: number) =>
  kept !== null && now - kept.at < breakLength ? kept.minutes : 0
