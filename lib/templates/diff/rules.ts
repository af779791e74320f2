import type { TemplateBody } from '../schema'

export type DiffLine = { kind: 'same' | 'added' | 'removed'; text: string }
export type FieldDiff = { field: string; lines: DiffLine[] }

/** What changed between two versions, field by field; fields that did not are left out. */
export function compareBodies(before: TemplateBody, after: TemplateBody): FieldDiff[] {
  return fields.flatMap(({ field, of }) => {
    const [old, now] = [of(before), of(after)]
    return old === now ? [] : [{ field, lines: compareLines(old, now) }]
  })
}

const fields: { field: string; of: (body: TemplateBody) => string }[] = [
  { field: 'Instructions', of: ({ instructions }) => instructions },
  { field: 'Prompt', of: ({ prompt }) => prompt },
  { field: 'Examples', of: ({ examples }) => examples.map(({ label, text }) => `${label}: ${text}`).join('\n') },
  { field: 'Question format', of: ({ questionFormat }) => questionFormat },
  { field: 'Answer format', of: ({ answerFormat }) => answerFormat },
  { field: 'Rules', of: ({ rules }) => rules.join('\n') },
  {
    field: 'Sampling',
    of: ({ temperature, topP, maxTokens }) => `temperature ${temperature}\ntop-p ${topP}\nat most ${maxTokens} tokens`,
  },
]

/** Lines of two texts, by their longest common sequence. */
export function compareLines(before: string, after: string): DiffLine[] {
  const [old, now] = [before.split('\n'), after.split('\n')]
  // lengths[i][j]: of the longest common sequence of what follows line i and line j.
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (row) row[j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      lines.push({ kind: 'same', text: old[i] ?? '' })
      i++
      j++
    } else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1)))
      lines.push({ kind: 'removed', text: old[i++] ?? '' })
    else lines.push({ kind: 'added', text: now[j++] ?? '' })
  }
  return lines
}
