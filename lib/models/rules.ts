import type { ModelPlan, ModelState, PolicyLabel } from './schema'

export const fewestOfASide = 10
/** More texts than this would not fit in memory beside everything else: of more, chance draws so many. */
export const mostRows = 300_000

export type Part = 'train' | 'validation' | 'test'

/** A draw in [0, 1) that its group decides: the same text always falls into the same part, whatever lies around it. */
export function partOf(draw: number, { validation, test }: Pick<ModelPlan, 'validation' | 'test'>): Part {
  if (draw < test) return 'test'
  return draw < test + validation ? 'validation' : 'train'
}

export const isModelId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** What a model reads of a sample: the prompt, or the response with what it answers. */
export function judgedText(
  target: 'prompt' | 'response',
  { prompt, response }: { prompt: string; response?: string | null | undefined },
) {
  return { prompt, response: target === 'response' ? (response ?? '') : null }
}

/** Labels that get a head of their own. With one safe and one unsafe label, the cost says it all. */
export function headLabels(labels: readonly PolicyLabel[]) {
  return labels.length <= 2 ? [] : labels.map(({ code }) => code)
}

type Said = {
  cost: number
  threshold: number
  labels: readonly PolicyLabel[]
  scores: readonly { code: string; probability: number }[]
  multiLabel: boolean
}

/** The labels that a score comes to: of the verdict's side, the likeliest, and where a sample may have several, all that are likely. */
export function saidLabels({ cost, threshold, labels, scores, multiLabel }: Said): string[] {
  const unsafe = cost > threshold
  const chance = new Map(scores.map(({ code, probability }) => [code, probability]))
  const ofSide = labels
    .filter(({ polarity }) => (unsafe ? polarity === 'unsafe' : polarity !== 'unsafe'))
    .toSorted((a, b) => (chance.get(b.code) ?? -1) - (chance.get(a.code) ?? -1))
  const likely = ofSide.filter(({ code }) => (chance.get(code) ?? 0) >= 0.5)
  return (multiLabel && unsafe && likely.length > 0 ? likely : ofSide.slice(0, 1)).map(({ code }) => code)
}

/** A model whose run failed never will be ready. One whose run is done is: its own status was read a moment before, and the next look says so. */
export function stateOf(status: 'working' | 'ready', run: string | null | undefined): ModelState {
  if (status === 'ready') return 'ready'
  return run === 'cancelled' || run === 'failed' ? run : 'working'
}

/** Why there is nothing to train from; null when there is. */
export function trainingProblem({ safe, unsafe }: { safe: number; unsafe: number }) {
  if (safe >= fewestOfASide && unsafe >= fewestOfASide) return null
  const short = safe < fewestOfASide ? `${safe} safe` : `${unsafe} unsafe`
  return `Training needs at least ${fewestOfASide} safe and ${fewestOfASide} unsafe samples; there are only ${short}`
}

/** Texts as they are pasted or lie in a file: JSON lines where a line is an object with a text, otherwise a text in each line. */
export function textsOf(pasted: string): { prompt: string; response?: string }[] {
  return pasted
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(textOf)
}

function textOf(line: string) {
  if (!line.startsWith('{')) return { prompt: line }
  try {
    const { prompt, text, response } = JSON.parse(line)
    const given = prompt ?? text
    if (typeof given !== 'string') return { prompt: line }
    return { prompt: given, ...(typeof response === 'string' && { response }) }
  } catch {
    return { prompt: line }
  }
}

type Looked = {
  id: string
  group: string
  /** How far its cost is from the threshold. */
  distance: number
  /** How much it is like all the others that nobody has reviewed. */
  likeness: number
}

/**
 * What a model would learn most from, one of each group of copies: half of it those it is least sure of; three in ten
 * the influential, unsure and like many others at once, so that an answer to one says something of many; and two in ten
 * by chance, without which nobody learns what the model is wrongly sure of.
 */
export function worthAsking(looked: readonly Looked[], take: number): string[] {
  const groups = new Set<string>()
  const single = looked.filter(({ group }) => !groups.has(group) && groups.add(group))
  const influence = ({ distance, likeness }: Looked) => likeness / (1 + Math.exp(distance))
  const chosen = new Set<string>()
  const pick = (from: readonly Looked[], count: number) => {
    for (const { id } of from) if (chosen.size < count) chosen.add(id)
  }
  pick(
    single.toSorted((a, b) => a.distance - b.distance),
    Math.ceil(take * 0.5),
  )
  pick(
    single.toSorted((a, b) => influence(b) - influence(a)),
    Math.ceil(take * 0.8),
  )
  pick(single, take)
  return [...chosen]
}
