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

/** A model that is not ready when its run has ended never will be. */
export function stateOf(status: 'working' | 'ready', run: string | null | undefined): ModelState {
  if (status === 'ready') return 'ready'
  return run === 'cancelled' ? 'cancelled' : run === 'failed' || run === 'done' ? 'failed' : 'working'
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

type Unsure = { id: string; group: string; distance: number }

/** Four parts of the nearest to the threshold, one of each group, and one part of what comes first otherwise: without it nobody learns what the model is wrongly sure of. */
export function leastSure(scored: readonly Unsure[], take: number): string[] {
  const groups = new Set<string>()
  const single = scored.filter(({ group }) => !groups.has(group) && groups.add(group))
  const near = single.toSorted((a, b) => a.distance - b.distance).slice(0, Math.ceil(take * 0.8))
  const chosen = new Set(near.map(({ id }) => id))
  const rest = single.filter(({ id }) => !chosen.has(id)).slice(0, take - near.length)
  return [...near, ...rest].map(({ id }) => id)
}
