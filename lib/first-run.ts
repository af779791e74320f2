import 'server-only'
import { initOwner } from './access/init-owner'
import { issueSetupToken } from './access/issue-setup-token'
import { resealKeys } from './providers/reseal-keys'
import { seedDemo } from './projects/seed-demo'

/** What a studio needs before anyone enters. Safe to repeat at every start. */
export async function prepareInstance() {
  await seedDemo()
  await resealKeys()
  await initOwner()
  return { setupToken: await issueSetupToken() }
}
