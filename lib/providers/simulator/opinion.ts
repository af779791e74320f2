import type { Chance } from './chance'
import type { CallHints, HintLabel } from './hints'

export type Opinion = {
  unsafe: boolean
  labels: HintLabel[]
  /** From half to nearly one: how sure it is. */
  confidence: number
  rationale: string
}

const plain: HintLabel[] = [
  { code: 'safe', name: 'Safe', polarity: 'safe' },
  { code: 'unsafe', name: 'Unsafe', polarity: 'unsafe' },
]

/** What words give away, by the family of a label. Each is worth one. */
const signs: { family: RegExp; words: RegExp }[] = [
  {
    family: /spam|scam|fraud|phish|deceptive|financ/i,
    words:
      /\b(winner|won|prize|claim|click|link|offer|guarantee[ds]?|free|limited|urgent|verify|invest|investment|profit|double|gift cards?|wire|transfer|crypto|bonus|act now|deal|subscribe|discount|lottery|parcel|fee|earn)\b/gi,
  },
  {
    family: /self.?harm|suicid/i,
    words:
      /\b(hopeless|worthless|disappear|goodbye|hurt myself|harm myself|end it|give up|can'?t go on|no way out|burden|nobody would miss|not wake up|numb|alone|pointless)\b/gi,
  },
  {
    family: /privacy|personal|pii|doxx/i,
    words:
      /\b(address|phone|number|home|passport|password|bank|account|email|birthday|date of birth|licence plate|lives at|where (he|she|they) lives?|medical|salary|social security|full name)\b/gi,
  },
  {
    family: /hate|harass|bully|abuse|toxic|insult|discriminat/i,
    words: /\b(stupid|idiots?|loser|those people|pathetic|shut up|hate|disgusting|go back|worthless|clown)\b/gi,
  },
  {
    family: /violen|weapon|threat|terror/i,
    words: /\b(hit|punch|weapon|knife|fight|attack|hurt (him|her|them|you)|threat|beat|revenge|smash)\b/gi,
  },
  { family: /sex|adult/i, words: /\b(dating|flirt|adult|explicit|intimate|nude)\b/gi },
  { family: /drug|substance|alcohol|tobacco/i, words: /\b(pills?|drunk|weed|dealer|smoke|drugs?|substances?)\b/gi },
  {
    family: /cyber|malware|hack|code/i,
    words: /\b(hack|malware|phishing|exploit|keylogger|crack|breach|password)\b/gi,
  },
  {
    family: /crime|illegal|theft|criminal|regulated/i,
    words: /\b(steal|shoplift|stolen|fake id|smuggle|bribe|break in|forge|illegal)\b/gi,
  },
]

type Judged = { text: string; hints: CallHints; chance: Chance; wrong: boolean }

/** A plausible, imperfect view of a text: it counts words, and is wrong now and then, more often where the words say little. */
export function opinionOf({ text, hints, chance, wrong }: Judged): Opinion {
  const labels = hints.labels?.length ? hints.labels : plain
  const scored = labels
    .filter(({ polarity }) => polarity !== 'safe')
    .map((label) => ({ label, score: scoreOf(label, text) }))
    .sort((one, other) => other.score - one.score)
  const safe = labels.find(({ polarity }) => polarity === 'safe') ??
    labels[0] ?? { code: 'safe', name: 'Safe', polarity: 'safe' as const }
  const [best, second] = scored
  const score = best?.score ?? 0
  const doubts = chance.happens(score === 0 ? 0.03 : score === 1 ? 0.2 : score === 2 ? 0.08 : 0.03)
  const seesHarm = (score >= 2 || (score === 1 && chance.happens(0.4))) !== (doubts || wrong)
  if (!seesHarm || !best)
    return {
      unsafe: false,
      labels: [safe],
      confidence: confidenceOf(chance, score === 0 ? 0.9 : 0.65),
      rationale:
        score === 0
          ? 'Nothing in it points to harm.'
          : `Some words could point to ${best?.label.name}, but nothing is asked for or done that harms.`,
    }
  const more = hints.multiLabel && second && second.score >= 2 ? [second.label] : []
  return {
    unsafe: best.label.polarity === 'unsafe',
    labels: [best.label, ...more],
    confidence: confidenceOf(chance, Math.min(0.95, 0.55 + score * 0.1)),
    rationale: `Its words fit ${best.label.name}${more[0] ? `, and ${more[0].name} too` : ''}.`,
  }
}

const confidenceOf = (chance: Chance, middle: number) =>
  Math.round(Math.min(0.99, Math.max(0.5, middle + (chance.next() - 0.5) * 0.16)) * 100) / 100

function scoreOf({ name, code, definition = '' }: HintLabel, text: string) {
  const known = signs.filter(({ family }) => family.test(name) || family.test(code))
  const found = new Set(known.flatMap(({ words }) => text.match(words) ?? []).map((word) => word.toLowerCase()))
  if (known.length > 0) return found.size
  // A label we know nothing of: words it shares with the text.
  const meant = new Set(`${name} ${definition}`.toLowerCase().match(/\p{L}{5,}/gu) ?? [])
  const said = new Set(text.toLowerCase().match(/\p{L}{5,}/gu) ?? [])
  return [...meant].filter((word) => said.has(word)).length
}
