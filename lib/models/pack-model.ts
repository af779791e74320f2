import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { allow, type Ctx } from '../ctx'
import { notFound } from '../errors'
import { readArtefact } from './read-artefact'
import { type ModelInput, readPlan } from './schema'

/** The zip's own time, so that one model is the same bytes each time. */
const mtime = new Date('2000-01-01T00:00:00Z')

/** All that is needed to score elsewhere: the numbers, what they mean, and the file that reads them. Nothing in it runs when it is opened. */
export async function packModel(ctx: Ctx, { modelId }: ModelInput) {
  allow(ctx, 'read')
  const [model, artefact, reader, types] = await Promise.all([
    ctx.db.trainedModel.findFirst({
      where: { id: modelId, projectId: ctx.projectId },
      select: { id: true, name: true, threshold: true, plan: true },
    }),
    readArtefact(ctx, modelId),
    readFile(join(/* turbopackIgnore: true */ process.cwd(), 'lib/models/classifier/stand-alone.js')),
    readFile(join(/* turbopackIgnore: true */ process.cwd(), 'lib/models/classifier/stand-alone.d.ts')),
  ])
  if (!model || !artefact) throw notFound('Model')
  const { labels, multiLabel } = readPlan(model.plan)
  const manifest = { ...artefact.manifest, threshold: model.threshold, name: model.name, labels, multiLabel }
  const zip = new ZipFile()
  const add = (bytes: Buffer, name: string) => zip.addBuffer(bytes, name, { mtime })
  add(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), 'model.json')
  add(Buffer.from(artefact.weights), 'weights.bin')
  add(reader, 'classifier.mjs')
  add(types, 'classifier.d.mts')
  add(Buffer.from(example), 'example.mjs')
  zip.end()
  return {
    name: `${fileName(model.name)}.zip`,
    body: Readable.toWeb(Readable.from(zip.outputStream)) as ReadableStream,
  }
}

const fileName = (name: string) =>
  name
    .normalize('NFKD')
    .replaceAll(/[^\w-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase() || 'model'

const example = `// node example.mjs "a text"
import { readFile } from 'node:fs/promises'
import { frame, openClassifier } from './classifier.mjs'

const read = (name) => readFile(new URL(name, import.meta.url))
const classifier = await openClassifier(JSON.parse(await read('model.json')), new Uint8Array(await read('weights.bin')))
console.log(classifier.score(frame({ prompt: process.argv[2] ?? '' })))
`
