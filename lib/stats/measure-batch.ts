import { setImmediate as breathe } from 'node:timers/promises'
import type { Ctx } from '../ctx'
import type { Prisma } from '../generated/prisma/client'
import type { Attempt } from '../job'
import { findDataset } from '../samples/find-dataset'
import { summedUp } from './behind/rules'
import { openCross } from './measure/count-crossed'
import { openWordCount } from './measure/count-words'
import { measureTexts } from './measure/measure-texts'
import { openDraw } from './measure/seeded'
import { findPersonal, readTexts } from './personal/rules'
import { turns } from './personal/schema'
import { type Measures, type PersonalKind, personalKinds, rest, type Spread } from './schema'

const pageSize = 2_000
const drawnAtMost = 10_000

type Row = {
  id: string
  prompt: string
  response: string | null
  conversation: unknown
  labels: string[]
  language: string | null
  characters: number
  sourceId: string | null
  personaGroup: string | null
  model: string | null
  topic: string | null
}

/** Reads a dataset once and says what its texts are like. Killed half-way it begins again: nothing is shown before the end. */
export async function measureBatch(ctx: Ctx, { run, batch, keep, signal }: Attempt) {
  const dataset = await findDataset(ctx, run.datasetId ?? '')
  await keep(async (ctx) => {
    await ctx.db.personalFind.deleteMany({ where: { runId: run.id, projectId: run.projectId } })
    await ctx.db.batch.updateMany({ where: { id: batch.id }, data: { done: 0 } })
  })
  const measuring = openMeasuring(batch.size)
  let samples = 0
  for (let after: string | null = null; ; ) {
    signal.throwIfAborted()
    const rows: Row[] = await readPage(ctx, dataset.id, after)
    if (rows.length === 0) break
    const finds = rows.flatMap((row) => measuring.add(row, dataset.target === 'response'))
    samples += rows.length
    await keep((ctx) => writeFinds(ctx, run.id, dataset.id, finds), {
      done: Math.min(rows.length, Math.max(0, batch.size - samples)),
    })
    after = rows.at(-1)?.id ?? null
    await breathe()
  }
  const measures = measuring.sum(await namesOf(ctx, measuring.sourceIds()))
  await keep((ctx) => writeMeasures(ctx, { runId: run.id, datasetId: dataset.id, samples, measures }), { last: true })
}

function readPage(ctx: Ctx, datasetId: string, after: string | null) {
  return ctx.db.$queryRaw<Row[]>`
    SELECT s.id, s.prompt, s.response, s.conversation, s.labels, s.language, s.characters, s."sourceId", p."group" AS "personaGroup", s.model,
      s.meta->>'topic' AS topic
    FROM "Sample" s LEFT JOIN "Persona" p ON p.id = s."personaId"
    WHERE s."datasetId" = ${datasetId}::uuid AND (${after}::uuid IS NULL OR s.id > ${after}::uuid)
    ORDER BY s.id LIMIT ${pageSize}`
}

function openMeasuring(total: number) {
  const lengths: number[] = []
  const [languages, personas] = [new Map<string, number>(), new Map<string, number>()]
  const draw = openDraw(drawnAtMost, total)
  const words = openWordCount()
  const cross = {
    source: openCross(),
    persona: openCross(),
    topic: openCross(),
    language: openCross(),
    model: openCross(),
  }
  const personal = new Map(personalKinds.map((kind) => [kind, { kind, samples: 0, finds: 0 }]))

  return {
    /** Answers with the sample when something personal is in it. */
    add(row: Row, ofResponse: boolean): { sampleId: string; kinds: PersonalKind[] }[] {
      const text = (ofResponse ? row.response : null) ?? row.prompt
      lengths.push(row.characters)
      draw.offer(row.id, text)
      words.add(text, row.labels)
      tally(languages, row.language ?? '')
      tally(personas, row.personaGroup ?? '')
      cross.source.add(row.sourceId ?? '', row.labels)
      cross.persona.add(row.personaGroup ?? '', row.labels)
      cross.topic.add(row.topic ?? '', row.labels)
      cross.language.add(row.language ?? '', row.labels)
      cross.model.add(row.model ?? '', row.labels)
      const conversation = turns.parse(row.conversation)
      const finds = readTexts({ ...row, conversation }).flatMap(findPersonal)
      if (finds.length === 0) return []
      const kinds = [...new Set(finds.map(({ kind }) => kind))]
      for (const { kind } of finds) count(personal, kind).finds++
      for (const kind of kinds) count(personal, kind).samples++
      return [{ sampleId: row.id, kinds }]
    },
    sourceIds: () => cross.source.keys(),
    sum(sources: Map<string, string>): Measures {
      return {
        text: measureTexts({ lengths, drawn: draw.texts(), languages: said(languages), openings: words.openings() }),
        spread: { persona: spreadOf(personas), language: spreadOf(languages) },
        artefacts: {
          ...words.artefacts(),
          sources: cross.source.association(),
          languages: cross.language.association(),
          models: cross.model.association(),
        },
        coverage: {
          source: cross.source.table((id) => id && (sources.get(id) ?? 'Deleted source')),
          persona: cross.persona.table(),
          topic: cross.topic.table(),
          language: cross.language.table(),
          model: cross.model.table(),
        },
        personal: [...personal.values()],
      }
    },
  }
}

const tally = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1)
const said = (counts: Map<string, number>) => new Map([...counts].filter(([key]) => key !== ''))

const mostSpread = 40

/** The fullest by name; what is left is summed up in one. */
function spreadOf(counts: Map<string, number>): Spread[] {
  const sorted = [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
  const others = sorted.slice(mostSpread)
  return [
    ...sorted.slice(0, mostSpread).map(([key, count]) => ({ key, name: key, count })),
    ...(others.length > 0
      ? [
          {
            ...{ key: rest, name: `${others.length} others`, ...summedUp(others.map(([key]) => key)) },
            count: others.reduce((sum, [, count]) => sum + count, 0),
          },
        ]
      : []),
  ]
}

const count = (
  personal: Map<PersonalKind, { kind: PersonalKind; samples: number; finds: number }>,
  kind: PersonalKind,
) => personal.get(kind) ?? { kind, samples: 0, finds: 0 }

async function namesOf(ctx: Ctx, ids: string[]) {
  const sources = await ctx.db.source.findMany({
    where: { projectId: ctx.projectId, id: { in: ids } },
    select: { id: true, name: true },
  })
  return new Map(sources.map(({ id, name }) => [id, name]))
}

async function writeFinds(ctx: Ctx, runId: string, datasetId: string, finds: { sampleId: string; kinds: string[] }[]) {
  if (finds.length === 0) return
  await ctx.db.$executeRaw`
    INSERT INTO "PersonalFind" ("runId", "sampleId", "projectId", "datasetId", kinds)
    SELECT ${runId}::uuid, row."sampleId", ${ctx.projectId}::uuid, ${datasetId}::uuid, row.kinds
    FROM jsonb_to_recordset(${JSON.stringify(finds)}::jsonb) AS row("sampleId" uuid, kinds text[])`
}

type Measured = { runId: string; datasetId: string; samples: number; measures: Measures }

/** The newest takes the place of what was measured before. */
async function writeMeasures(ctx: Ctx, { runId, datasetId, samples, measures }: Measured) {
  const where = { projectId: ctx.projectId, datasetId, NOT: { runId } }
  await ctx.db.personalFind.deleteMany({ where })
  await ctx.db.measurement.deleteMany({ where })
  await ctx.db.measurement.create({
    data: {
      projectId: ctx.projectId,
      datasetId,
      runId,
      samples,
      measures: measures as unknown as Prisma.InputJsonObject,
    },
  })
}
