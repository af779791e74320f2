import type { z } from 'zod'
import type { JudgeLabel } from './format'

/** The shape of an answer, made once for all questions about the same labels: making it takes longer than reading an answer by it. */
export function onceForLabels(make: (codes: string[]) => z.ZodType) {
  const made = new WeakMap<readonly JudgeLabel[], z.ZodType>()
  return (labels: readonly JudgeLabel[]) => {
    const shape = made.get(labels) ?? make(labels.map(({ code }) => code))
    made.set(labels, shape)
    return shape
  }
}
