import { z } from 'zod'

const actor = z.object({ name: z.string() })

/** The name in an actor that was kept as JSON beside what they made. */
export function nameOf(kept: unknown) {
  const parsed = actor.safeParse(kept)
  return parsed.success ? parsed.data.name : 'Unknown'
}
