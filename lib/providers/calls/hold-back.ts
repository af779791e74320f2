import { db } from '../../db'
import { longestWaitSeconds } from '../schema'
import type { KnownModel } from './known-model'

/** Nobody asks this provider before then: no other call, no other process, and no later start of one. */
export async function holdBack({ provider }: KnownModel, seconds: number) {
  const wait = Math.min(seconds, longestWaitSeconds)
  await db.$executeRaw`
    UPDATE "ProviderPace" SET "notBefore" = greatest("notBefore", now() + make_interval(secs => ${wait}))
    WHERE "providerId" = ${provider.id}::uuid`
}
