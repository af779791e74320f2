import { env } from '@/lib/env'
import { log } from '@/lib/log'

// Said at each start, so that nobody leaves it on without knowing.
if (env.ASSAY_OPEN_API) log.warn('open-api.on', { host: env.HOST })

if (env.ASSAY_WORKERS > 0) {
  const { startWorker } = await import('@/lib/worker')
  // bin/web/web.ts, outside of what Next bundles, stops it here when it drains.
  Reflect.set(globalThis, Symbol.for('assay.worker'), await startWorker({ loops: env.ASSAY_WORKERS, graceSeconds: 6 }))
}
