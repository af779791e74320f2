import { polarityOf } from '../../policy/rules'
import {
  type Answer,
  type JudgeLabel,
  type JudgePolicy,
  type Opinion,
  type Reading,
  rationaleAtMost,
  unreadable,
} from './format'

type Said = Partial<Pick<Opinion, 'confidence' | 'severity' | 'refusal' | 'rationale' | 'repaired'>>

/** An opinion in labels of the policy, in the policy's order; or why these labels cannot stand together. */
export function opinionOf(labels: readonly JudgeLabel[], policy: JudgePolicy, said: Said = {}): Reading {
  const inOrder = policy.labels.filter((label) => labels.includes(label))
  if (inOrder.some(({ polarity }) => polarity === 'safe') && inOrder.some(({ polarity }) => polarity === 'unsafe'))
    return unreadable('It says safe and unsafe at once')
  return opinion(
    inOrder.map(({ code }) => code),
    polarityOf(inOrder),
    said,
  )
}

/** Safe, with the policy's own label for it where there is one. */
export function safeOpinion(policy: JudgePolicy, said: Said = {}): Reading {
  const safe = policy.labels.find(({ polarity }) => polarity === 'safe')
  return opinion(safe ? [safe.code] : [], 'safe', said)
}

/** Unsafe without saying in which way; where the policy knows one way only, that one. */
export function unsafeOpinion(policy: JudgePolicy, labels: readonly JudgeLabel[], said: Said = {}): Reading {
  const unsafe = policy.labels.filter(({ polarity }) => polarity !== 'safe')
  const meant = labels.length === 0 && unsafe.length === 1 ? unsafe : labels
  return meant.length > 0 ? opinionOf(meant, policy, said) : opinion([], 'unsafe', said)
}

function opinion(labels: string[], polarity: Opinion['polarity'], said: Said): Opinion {
  const { confidence = null, severity = null, refusal = null, rationale = null, repaired = false } = said
  return {
    outcome: 'read',
    labels,
    polarity,
    confidence,
    severity,
    refusal,
    rationale: rationale === null ? null : rationale.slice(0, rationaleAtMost).toWellFormed(),
    repaired,
  }
}

/** Spelling apart from case, marks and the difference between & and "and". */
const loosely = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The label that is meant: by its code to the letter, else by name or another spelling. Nothing is guessed. */
export function labelNamed(said: string, { labels }: JudgePolicy): JudgeLabel | null {
  const exact = labels.find(({ code }) => code === said.trim())
  if (exact) return exact
  const wanted = loosely(said)
  if (wanted === '') return null
  const alike = labels.filter(({ code, name, aliases }) =>
    [code, name, ...aliases].some((spelling) => loosely(spelling) === wanted),
  )
  return alike.length === 1 ? alike[0]! : null
}

/** Labels of a list with commas between them. A name may have commas of its own, so the longest that fits is taken. */
export function labelsListed(list: string, policy: JudgePolicy): JudgeLabel[] | { unknown: string } {
  const parts = list.split(',').map((part) => part.trim())
  const found: JudgeLabel[] = []
  for (let at = 0; at < parts.length; ) {
    if (parts[at] === '') {
      at++
      continue
    }
    const ends = Array.from({ length: Math.min(6, parts.length - at) }, (_, more) => at + more + 1).reverse()
    const hit = ends
      .map((end) => ({ end, label: labelNamed(parts.slice(at, end).join(', '), policy) }))
      .find(({ label }) => label !== null)
    if (!hit?.label) return { unknown: parts[at]!.slice(0, 80) }
    found.push(hit.label)
    at = hit.end
  }
  return found
}

/** Codes as guard models know them: the policy's own where they look like that, else S1, S2 … in the policy's order. */
export function guardCodes({ labels }: JudgePolicy): { code: string; label: JudgeLabel }[] {
  const hazards = labels.filter(({ polarity }) => polarity !== 'safe')
  const own = hazards.every(({ code }) => /^[A-Z]\d{1,3}$/.test(code))
  return hazards.map((label, at) => ({ code: own ? label.code : `S${at + 1}`, label }))
}

const refusing =
  /^[\s"'*]*(i['’]?m (very |really )?(sorry|unable|not able)|(i am|we are) (sorry|unable|not able)|sorry\b|(i|we) (can ?not|can['’]?t|won['’]?t|will not|must decline|do not feel|don['’]t feel)|as an ai\b|unfortunately,? (i|we) (can|am))/i

/** Prose by which a model says that it will not answer. */
export const refusesToJudge = (text: string) => refusing.test(text)

/** What cannot be read is unreadable, unless it is a refusal in prose. */
export function notRead({ text }: Answer, reason: string): Reading {
  return refusesToJudge(text) ? { outcome: 'refused', reason: 'The model would not answer' } : unreadable(reason)
}

/** The chance of the first against the second word as the first token that is not blank; null where it is not told. */
export function firstTokenChance({ chances }: Answer, first: RegExp, second: RegExp): number | null {
  const token = chances?.find(({ token }) => token.trim() !== '')
  if (!token) return null
  const all = new Map([...token.top, token].map(({ token, logprob }) => [token, logprob]))
  const mass = (word: RegExp) =>
    [...all].reduce((sum, [token, logprob]) => sum + (word.test(token.trim().toLowerCase()) ? Math.exp(logprob) : 0), 0)
  const [one, other] = [mass(first), mass(second)]
  const chance = one / (one + other)
  return Number.isFinite(chance) ? chance : null
}
