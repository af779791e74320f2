import { contentHash } from '../../lib/content-hash'
import { pool } from '../../lib/db'
import { plantedTexts } from '../../lib/duplicates/planted/planted-texts'
import { newId } from '../../lib/ids'
import { idSeries } from '../../lib/sources/write/copy-text'
import { copyLines } from '../../lib/sources/write/landing'
import { plainHead, plainSamples, sampleLine } from '../../lib/sources/write/landing-tables'
import { bareSample } from './bare-sample'

// Fills a dataset with texts among which copies are planted. In a process of its own, so that what it took is not counted as memory of what comes after.
const [texts = '0', projectId = '', datasetId = ''] = process.argv.slice(2)
const size = Number(texts)
const textAt = plantedTexts(size)
const client = await pool.connect()
await client.query('SET session_replication_role = replica')
await client.query(
  `INSERT INTO "Dataset" (id, "projectId", name, target, "policyVersionId") VALUES ($1, $2, 'Bench', 'prompt', $3)`,
  [datasetId, projectId, newId()],
)
await client.query('SET session_replication_role = DEFAULT')
const head = plainHead({ projectId, datasetId, sourceId: newId(), runId: newId(), policyVersionId: newId() })
const nextId = idSeries()
for (let from = 0; from < size; from += 10_000) {
  const lines = Array.from({ length: Math.min(10_000, size - from) }, (_, offset) => {
    const at = from + offset
    const { text } = textAt(at)
    const sample = { ...bareSample, prompt: text, labels: ['safe'], polarity: 'safe' as const }
    return `${head}${at + 1}\t${at}\t${sampleLine(at, nextId(), contentHash(text), sample).rest}`
  })
  await copyLines(client, plainSamples.copy, lines)
}
await client.query('VACUUM (ANALYZE) "Sample"')
client.release()
await pool.end()
