import type { Ctx } from '../ctx'
import { notFound } from '../errors'
import { importSettings } from '../sources/import-settings'
import { type DetectedFile, detectFiles } from '../sources/read/detect-file'
import type { Entry } from '../sources/read/entry'
import { readFile } from '../sources/read/read-file'
import { uploadPath } from '../sources/write/uploads'
import { isPersonaHub, type Read, withoutListMark } from './reading/rules'
import { readEntry } from './read-pasted'

export type Progress = { uploaded: number; decoded: number }

/** An upload as a stream of personas, and what is known of it from its first rows. */
export async function openPersonaFile(ctx: Ctx, uploadId: string) {
  const upload = await ctx.db.upload.findFirst({
    where: { id: uploadId, projectId: ctx.projectId },
    select: { id: true, name: true, bytes: true },
  })
  if (!upload) throw notFound('Upload')
  const { caps } = await importSettings(ctx)
  const files = (await detectFiles(uploadPath(upload.id), upload.name, caps)).map(asLines)

  async function* entries(progress: Progress) {
    for (const file of files)
      for await (const group of readFile(file, file.shape, caps, progress))
        yield isPlain(file) ? group.map(withoutMark) : group
  }
  async function* lines(
    column: string | null,
    progress: Progress = { uploaded: 0, decoded: 0 },
  ): AsyncGenerator<Read[]> {
    for await (const group of entries(progress)) yield group.map((entry) => readEntry(entry, column))
  }
  async function columns() {
    for await (const group of entries({ uploaded: 0, decoded: 0 })) {
      const names = new Set(group.slice(0, 200).flatMap(({ values }) => Object.keys(values ?? {})))
      if (names.size > 0) return [...names]
    }
    return []
  }
  const names = await columns()
  return { name: upload.name, bytes: Number(upload.bytes), columns: names, hub: isPersonaHub(names), lines }
}

const isPlain = ({ shape, entry, file }: DetectedFile) =>
  shape.kind === 'csv' && /\.(txt|text|md)(\.gz)?$/i.test(entry ?? file)

/** A plain text has a persona on each line, commas and all; its separator is a character that no text has. */
function asLines(file: DetectedFile): DetectedFile {
  if (!isPlain(file)) return file
  return { ...file, shape: { ...file.shape, delimiter: '\u0001', quoted: false, header: 'none' } }
}

const withoutMark = (entry: Entry): Entry =>
  entry.values
    ? {
        ...entry,
        values: Object.fromEntries(
          Object.entries(entry.values).map(([name, text]) => [name, withoutListMark(String(text))]),
        ),
      }
    : entry
