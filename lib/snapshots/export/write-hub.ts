import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { CardFacts } from '../card/facts'
import { notice, writeCard } from '../card/write-card'
import { type CardFile, writeCroissant } from '../card/write-croissant'
import type { ColumnPlan } from './columns'
import type { Reading } from './copy-tuples'
import type { Asked } from './formats'
import { recipeOf } from './formats'
import { splits } from './schema'
import { writeParquet } from './write-parquet'

export type HubFile = { path: string; pieces: AsyncIterable<Buffer> }

/** The files of a folder as hubs expect it, one after another. Those at the end tell the hashes of those before. */
export async function* hubFiles(
  asked: Asked & { card: CardFacts },
  { tuples }: Pick<Reading, 'tuples'>,
): AsyncGenerator<HubFile> {
  const { card, origin, options } = asked
  const { columns } = recipeOf(asked)
  const written: CardFile[] = []
  yield { path: 'README.md', pieces: once(writeCard(card)) }
  yield { path: 'NOTICE.txt', pieces: once(notice) }
  for (const split of splits) {
    const wanted = (options.splits ?? splits).includes(split) && card.summary.splits.sizes[split] > 0
    if (!wanted || origin.kind !== 'snapshot') continue
    const { query } = recipeOf({ ...asked, origin: { ...origin, splits: [split] } })
    const path = `data/${split}-00000-of-00001.parquet`
    yield {
      path,
      pieces: measured(writeParquet(tuples(query), columns), (bytes, sha256) =>
        written.push({ path, split, bytes, sha256 }),
      ),
    }
  }
  yield { path: 'croissant.json', pieces: once(writeCroissant(card, written, columns)) }
  yield { path: 'manifest.json', pieces: once(manifest(card, written, columns)) }
}

/** The same files in a zip. Nothing in it is packed: Parquet is already, and other machines would pack otherwise. */
export async function* writeHub(
  asked: Asked & { card: CardFacts },
  reading: Pick<Reading, 'tuples'>,
): AsyncGenerator<Buffer> {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  const files = hubFiles(asked, reading)
  const add = async () => {
    const { value, done } = await files.next()
    if (done) return zip.end()
    const stream = Readable.from(value.pieces)
    stream.on('error', (error) => out.destroy(error))
    stream.on('end', () => add().catch((error) => out.destroy(error)))
    zip.addReadStream(stream, value.path, { ...alike })
  }
  await add()
  yield* out as AsyncIterable<Buffer>
}

/** The day is written as it is read here, so that it is the same in every time zone. */
const alike = { compress: false, mtime: new Date(2000, 0, 1), mode: 0o100644, forceDosTimestamp: true }

async function* once(text: string) {
  yield Buffer.from(text)
}

async function* measured(pieces: AsyncIterable<Buffer>, done: (bytes: number, sha256: string) => void) {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of pieces) {
    hash.update(piece)
    bytes += piece.length
    yield piece
  }
  done(bytes, hash.digest('hex'))
}

const manifest = (card: CardFacts, files: readonly CardFile[], columns: readonly ColumnPlan[]) =>
  `${JSON.stringify(
    {
      application: 'Assay',
      dataset: card.dataset,
      version: card.version,
      snapshot: card.id,
      takenAt: card.takenAt,
      policy: `${card.policy.name} v${card.policy.version}`,
      rows: card.rows,
      contentHash: card.contentHash,
      settings: card.settings,
      columns: columns.map(({ name, kind }) => ({ name, kind })),
      files,
    },
    null,
    2,
  )}\n`
