import { checkReadiness } from '@/lib/runs/check-readiness'

/** Ready: the database answers, the queue can be read, and a worker was seen in the last half minute. */
export async function GET() {
  const readiness = await checkReadiness()
  const ok = Object.values(readiness).every(Boolean)
  return Response.json({ ok, ...readiness }, { status: ok ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
export const dynamic = 'force-dynamic'
