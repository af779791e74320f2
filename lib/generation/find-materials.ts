import type { Ctx } from '../ctx'
import type { KnownJudge } from '../judges/asking/known-judge'
import { findJudges } from '../judges/find-judges'
import { findDataset } from '../samples/find-dataset'
import type { DatasetInfo } from '../samples/schema'
import { answerShape } from '../templates/answer/rules'
import { labelsOf } from '../templates/labels-of'
import type { LabelOf } from '../templates/rules'
import { type TemplateBody, templateBody, type TemplateKind } from '../templates/schema'
import type { GenerationPlan } from './schema'

export type Row = {
  position: number
  cell: number
  label: string | null
  personaId: string | null
  topic: string | null
  passageId: string | null
  fromSampleId: string | null
  language: string | null
  turns: number | null
}
export type Start = {
  id: string
  prompt: string
  conversation: { role: string; content: string }[]
  safePrompt: string | null
  labels: string[]
  language: string | null
  familyId: string | null
  tainted: boolean
}
export type Materials = {
  plan: GenerationPlan
  kind: TemplateKind
  dataset: DatasetInfo
  body: TemplateBody
  labels: LabelOf[]
  /** What a model is held to. One for all rows: to make it costs more than a call. */
  shape: ReturnType<typeof answerShape>
  judges: KnownJudge[]
  personas: ReadonlyMap<string, string>
  passages: ReadonlyMap<string, { text: string; sourceId: string; tainted: boolean }>
  starts: ReadonlyMap<string, Start>
}

const ofStart = {
  id: true,
  prompt: true,
  conversation: true,
  safePrompt: true,
  labels: true,
  language: true,
  familyId: true,
  tainted: true,
} as const

/** Everything that the prompts of some rows are filled in with. */
export async function findMaterials(ctx: Ctx, plan: GenerationPlan, rows: Row[]): Promise<Materials> {
  /** What rows name, where any does. */
  async function named<T>(
    of: (row: Row) => string | null,
    find: (where: { id: { in: string[] }; projectId: string }) => Promise<T[]>,
  ): Promise<T[]> {
    const ids = [...new Set(rows.flatMap((row) => of(row) ?? []))]
    return ids.length === 0 ? [] : find({ id: { in: ids }, projectId: ctx.projectId })
  }
  const kind = plan.kind as TemplateKind
  const dataset = await findDataset(ctx, plan.datasetId)
  const [version, labels, judges, personas, passages, starts] = await Promise.all([
    ctx.db.templateVersion.findFirstOrThrow({
      where: { id: plan.versionId, projectId: ctx.projectId },
      select: { body: true },
    }),
    labelsOf(ctx, dataset.policyVersionId),
    findJudges(ctx, plan.examples ? [] : plan.judges),
    named(
      ({ personaId }) => personaId,
      (where) => ctx.db.persona.findMany({ where, select: { id: true, text: true } }),
    ),
    named(
      ({ passageId }) => passageId,
      (where) => ctx.db.passage.findMany({ where, select: { id: true, text: true, sourceId: true, tainted: true } }),
    ),
    named(
      ({ fromSampleId }) => fromSampleId,
      (where) => ctx.db.sample.findMany({ where, select: ofStart }),
    ),
  ])
  return {
    plan,
    kind,
    dataset,
    body: templateBody.parse(version.body),
    labels,
    shape: answerShape(
      kind,
      labels.map(({ code }) => code),
    ),
    judges,
    personas: new Map(personas.map(({ id, text }) => [id, text])),
    passages: new Map(passages.map(({ id, ...passage }) => [id, passage])),
    starts: new Map(
      starts.map((start) => [
        start.id,
        { ...start, conversation: (start.conversation ?? []) as Start['conversation'] },
      ]),
    ),
  }
}
