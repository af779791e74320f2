import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { wrappersOf } from '../wrappers/list-wrappers'
import { chooseFiles } from './choose-files'
import { chooseMapping } from './choose-mapping'
import { derive } from './mapping/derive'
import { importSettings } from './import-settings'
import { labelsSeen } from './labels-seen'
import { look } from './look'
import { type Mapped, rowMapper } from './mapping/map-row'
import type { Mapping } from './mapping/schema'
import { presets } from './presets/all'
import { detectFiles } from './read/detect-file'
import type { Entry, Values } from './read/entry'
import { readySample, textFault } from './mapping/ready-row'
import type { PreviewInput, PreviewRow, PreviewView } from './schema'
import { targetOf } from './target-of'
import { uploadPath } from './write/uploads'

const shownRows = 50
const shownCharacters = 4_000

/** How an upload would be read, on its first rows. Nothing is written. */
export async function previewFile(
  ctx: Ctx,
  { uploadId, datasetId, files: chosen, layout, mapping: given, recipe }: PreviewInput,
): Promise<PreviewView> {
  allow(ctx, 'curate')
  const [upload, target, settings, wrappers] = await Promise.all([
    findUpload(ctx, uploadId),
    targetOf(ctx, datasetId),
    importSettings(ctx),
    wrappersOf(ctx),
  ])
  const detected = await detectFiles(uploadPath(uploadId), upload.name, settings.caps)
  const { files, layouts } = await chooseFiles(
    detected,
    { files: chosen, layout, mapping: given, recipe },
    target,
    settings.caps,
  )
  const { entries, all } = await look(files, settings.caps)
  const rows = entries.map(({ values }) => values).filter((values) => values !== null)
  const mapping =
    given ?? chooseMapping({ rows: rows.slice(0, shownRows), target: target.target, recipe, policy: target.policy })
  const map = rowMapper(mapping, target.policy)
  const ways = { wrappers, frame: recipe === 'nemo' ? settings.frame : null }
  const labels = labelsSeen(
    mapping,
    target.policy,
    rows.map((values) => derive(mapping.derive, values)),
  )
  return {
    upload,
    files: files.map(({ file, entry, packing, shape }) => ({ file, entry, packing, shape })),
    columns: [...new Set(rows.slice(0, 200).flatMap((row) => Object.keys(row)))],
    // By name only: a preset is code too, and that stays here.
    preset: presets.map(({ key, name }) => ({ key, name })).find(({ key }) => key === mapping.preset) ?? null,
    presets: presets.map(({ key, name }) => ({ key, name })),
    mapping,
    policy: { ...target.policy, versionId: target.policyVersionId },
    rows: entries.slice(0, shownRows).map((entry) => previewRow(entry, mapping, map, ways)),
    labels,
    looked: { rows: entries.length, all },
    layouts,
    problems: problemsOf(mapping, target.policy.name, labels, layouts),
  }
}

export async function findUpload(ctx: Ctx, uploadId: string) {
  const upload = await ctx.db.upload.findFirst({
    where: { id: uploadId, projectId: ctx.projectId },
    select: { id: true, name: true, bytes: true, sha256: true },
  })
  if (!upload) throw notFound('Upload')
  return { ...upload, bytes: Number(upload.bytes) }
}

export function problemsOf(
  mapping: Mapping,
  policyName: string,
  labels: PreviewView['labels'],
  layouts: number,
): string[] {
  const open = labels.filter(({ state }) => state === 'suggested' || state === 'unknown')
  const named = open.slice(0, 3).map(({ spelling }) => `“${spelling.slice(0, 60)}”`)
  // What else may be wrong is for each of them to say.
  if (layouts > 1) return [`The files in it have ${layouts} layouts: read each by itself`]
  return [
    ...(mapping.prompt ? [] : ['Choose the column that holds the text']),
    ...(mapping.into === 'personas' ? ['These are personas: bring them in under Personas'] : []),
    ...(open.length > 0 && open.length === labels.length && labels.length > 1
      ? [`None of the labels in this file is a label of ${policyName}: say which they mean, or choose another dataset`]
      : []),
    ...(open.length > 0
      ? [
          `Say which label of ${policyName} is meant by ${named.join(', ')}${open.length > 3 ? ` and ${open.length - 3} more` : ''}`,
        ]
      : []),
  ]
}

function previewRow(
  entry: Entry,
  mapping: Mapping,
  map: (values: Values) => Mapped,
  ways: Parameters<typeof readySample>[1],
): PreviewRow {
  const { line, values } = entry
  if (values === null)
    return { line, values: {}, outcome: { kind: 'unreadable', reason: entry.reason ?? '', column: entry.column } }
  const mapped = map(values)
  return {
    line,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, shown(value)])),
    outcome: outcomeOf(entry, mapped, mapping, ways),
  }
}

function outcomeOf(
  { original }: Entry,
  mapped: Mapped,
  { into }: Mapping,
  ways: Parameters<typeof readySample>[1],
): PreviewRow['outcome'] {
  const fault = textFault(original, mapped)
  if (fault) return { kind: 'unreadable', reason: fault, column: null }
  if ('unreadable' in mapped) return { kind: 'unreadable', reason: mapped.unreadable, column: null }
  if ('filtered' in mapped) return { kind: 'filtered' }
  if ('pair' in mapped)
    return {
      kind: 'pair',
      prompt: mapped.pair.prompt.slice(0, shownCharacters),
      a: mapped.pair.a.slice(0, shownCharacters),
      b: mapped.pair.b.slice(0, shownCharacters),
      better: mapped.pair.better,
      safer: mapped.pair.safer,
    }
  if (into === 'personas') return { kind: 'persona', text: mapped.sample.prompt }
  const { prompt, response, conversation, labels, polarity, unwrapped, wrapper, safePrompt } = readySample(
    mapped.sample,
    ways,
  )
  const cut = (text: string | null) => text?.slice(0, shownCharacters) ?? null
  return {
    kind: 'sample',
    prompt: prompt.slice(0, shownCharacters),
    response: cut(response),
    conversation:
      conversation?.slice(-20).map(({ role, content }) => ({ role, content: content.slice(0, 1_000) })) ?? null,
    labels,
    polarity,
    unwrapped: cut(unwrapped),
    wrapper,
    safePrompt: cut(safePrompt),
  }
}

const shown = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 2000)
