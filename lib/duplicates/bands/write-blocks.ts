import type { Ctx } from '../../ctx'
import { withConnection } from '../../db'
import { indexBands } from '../engine/bands'
import { planForKeys } from '../engine/plan'
import { openCrew, threadsFor } from '../engine/threads'
import { copyInto } from '../pass/copy-rows'
import { readTexts } from '../pass/read-texts'
import { blockColumns, blockRows } from './block-rows'
import { answered, muchThatWaits } from './waiting'
import { bulkFrom } from './rules'

/**
 * Puts what waits in a dataset into the table of bands at once, where much came together. In one transaction of its
 * own, which ends with the list of what waits: after a crash nothing of it stands, and all of it waits still.
 */
export async function writeBlocks({ signal }: Pick<Ctx, 'signal'>, datasetId: string, from = bulkFrom) {
  await withConnection(async (client) => {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`duplicates:${datasetId}`])
    // Before the samples: whose note is seen here is seen there too.
    const waiting = await muchThatWaits(client, datasetId)
    if (waiting.texts >= from) {
      const { texts, ids } = await readTexts(client, {
        datasetId,
        expected: { texts: waiting.texts, bytes: waiting.texts * 512 },
        ranges: waiting.ranges,
      })
      signal?.throwIfAborted()
      const plan = planForKeys(texts, indexBands)
      const crew = openCrew(threadsFor(texts.count))
      await crew.run('wholeKeys', plan).finally(crew.end)
      signal?.throwIfAborted()
      await copyInto(client, `"DuplicateBandBlock" (${blockColumns})`, blockRows(datasetId, plan.wholeKeys, ids))
      for (const { text, values } of answered(datasetId, waiting.notes)) await client.query(text, values)
    }
    await client.query('COMMIT')
  })
}
