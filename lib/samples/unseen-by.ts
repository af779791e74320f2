import type { Ctx } from '../ctx'
import { sameLabels } from './rules'
import type { SampleRow } from './schema'
import { heldUnseen, ownSeats } from './unseen/conditions'

/** What must not be shown: in a blind queue all that others think; of a known answer only what it became by people. */
export type Unseen = { blind: boolean; known: string[]; labels: string[] }
type Row = { sampleId: string; blind: boolean; known: string[] | null; before: string[] | null }

/** Of these samples, those that this person is deciding unseen right now: theirs in a blind queue, or a known answer that they have not given yet. */
export async function unseenBy(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Unseen>> {
  if (ctx.actor.type !== 'user' || ids.length === 0) return new Map()
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT i."sampleId", bool_or(q.blind AND s."leasedUntil" >= now()) AS blind, max(g.labels) AS known,
      (SELECT d."fromLabels" FROM "Decision" d WHERE d."sampleId" = i."sampleId" AND d.applied ORDER BY d.id LIMIT 1) AS before
    FROM ${ownSeats} LEFT JOIN "GoldAnswer" g ON i.gold AND g."sampleId" = i."sampleId"
    WHERE i."sampleId" = ANY(${[...ids]}::uuid[]) AND ${heldUnseen(ctx)}
    GROUP BY i."sampleId"`
  return new Map(
    rows.map(({ sampleId, blind, known, before }) => {
      // As it came, before anybody decided; where that was right already, it came without a label.
      const labels = !blind && known && before && !sameLabels([...before].sort(), [...known].sort()) ? before : []
      return [sampleId, { blind, known: known ?? [], labels }]
    }),
  )
}

type Shown = Pick<
  SampleRow,
  'labels' | 'polarity' | 'labelSource' | 'state' | 'judged' | 'reviewed' | 'personaId' | 'unseen'
>

/** The same without what its reviewer must not see. A known answer looks like any other sample that nobody has decided. */
export function asUnseen<S extends Shown & { verdicts: unknown[] }>(sample: S, unseen: Unseen | undefined): S {
  if (!unseen) return sample
  const { blind, labels } = unseen
  const undecided = {
    labels,
    polarity: 'none',
    labelSource: labels.length > 0 ? 'import' : 'none',
    state: 'new',
    reviewed: false,
  } as const
  return { ...sample, ...undecided, ...(blind && { judged: false, verdicts: [], personaId: null, unseen: true }) }
}
