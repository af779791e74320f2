import { POST as moderate } from '@/app/api/v1/moderations/route'
import { POST as score } from '@/app/api/v1/projects/[projectId]/models/[modelId]/score/route'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { withoutNext } from '@/lib/sent-headers'

// Said at each start, so that nobody leaves it on without knowing.
if (env.ASSAY_OPEN_API) log.warn('open-api.on', { host: env.HOST })

// bin/web/web.ts, outside of what Next bundles, opens these doors itself.
if (env.NODE_ENV === 'production')
  Reflect.set(globalThis, Symbol.for('assay.doors'), {
    '/v1/moderations': withoutNext(moderate),
    '/api/v1/projects/[projectId]/models/[modelId]/score': withoutNext(score),
  })

if (env.ASSAY_WORKERS > 0) {
  const { startWorker } = await import('@/lib/worker')
  // bin/web/web.ts, outside of what Next bundles, stops it here when it drains.
  Reflect.set(globalThis, Symbol.for('assay.worker'), await startWorker({ loops: env.ASSAY_WORKERS, graceSeconds: 6 }))
}
