import { invalid } from '../errors'
import { chooseMapping } from './choose-mapping'
import { look } from './look'
import type { Recipe, Target } from './presets/preset'
import type { TargetPolicy } from './mapping/labels'
import type { Mapping } from './mapping/schema'
import type { DetectedFile } from './read/detect-file'
import type { Caps } from './read/schema'
import type { ChosenFile } from './schema'

type Wanted = { files?: ChosenFile[]; layout?: number; mapping?: Mapping; recipe: Recipe }
type Into = { target: Target; policy: TargetPolicy }

const shownRows = 20
const lookedMilliseconds = 3_000

/** The files of an upload that are read together, and into how many layouts all of them fall. */
export async function chooseFiles(
  detected: readonly DetectedFile[],
  { files, layout, mapping, recipe }: Wanted,
  { target, policy }: Into,
  caps: Caps,
) {
  if (files) {
    const chosen = detected.flatMap((file) =>
      files.filter(({ entry }) => entry === file.entry).map(({ shape }) => ({ ...file, shape })),
    )
    if (chosen.length === 0) throw invalid('None of these files is in the upload')
    return { files: chosen, layouts: 1 }
  }
  // Whoever says what the columns mean says it of every file.
  if (mapping && layout === undefined) return { files: [...detected], layouts: 1 }
  const layouts = await layoutsOf(detected, caps, (rows) => chooseMapping({ rows, target, recipe, policy }))
  if (layout === undefined) return { files: [...detected], layouts: layouts.length }
  const together = layouts[layout]
  if (!together) throw invalid(`There are ${layouts.length} layouts in the upload, and this is none of them`)
  return { files: together, layouts: 1 }
}

/** Files that would map themselves alike. */
async function layoutsOf(
  detected: readonly DetectedFile[],
  caps: Caps,
  mappingOf: (rows: Parameters<typeof chooseMapping>[0]['rows']) => object,
): Promise<DetectedFile[][]> {
  if (detected.length < 2) return [[...detected]]
  const found = new Map<string, DetectedFile[]>()
  const until = Date.now() + lookedMilliseconds
  for (const file of detected) {
    // Of very many files the last are taken for what the first of their kind are.
    const like = Date.now() > until && [...found].find(([, [first]]) => first?.shape.kind === file.shape.kind)
    const { entries } = like ? { entries: [] } : await look([file], caps, shownRows)
    const rows = entries.map(({ values }) => values).filter((values) => values !== null)
    const key = like ? like[0] : JSON.stringify(mappingOf(rows.slice(0, shownRows)))
    found.set(key, [...(found.get(key) ?? []), file])
  }
  return [...found.values()]
}
