import { db } from '../db'
import { countWorkers } from './count-workers'

/** For load balancers and start-up scripts; says nothing that a stranger could use. Open to anyone. */
export async function checkReadiness() {
  const holds = (check: Promise<unknown>) => check.then(Boolean, () => false)
  const [database, queue, worker] = await Promise.all([
    holds(db.$queryRaw`SELECT 1`),
    holds(db.batch.count({ where: { status: 'open' }, take: 1 }).then(() => true)),
    holds(countWorkers()),
  ])
  return { database, queue, worker }
}
