import 'server-only'
import { initOwner } from './access/init-owner'
import { issueSetupToken } from './access/issue-setup-token'
import { seedDemo } from './projects/seed-demo'

/** What a studio needs before anyone enters. Safe to repeat at every start. */
export async function prepareInstance() {
  await seedDemo()
  await initOwner()
  return { setupToken: await issueSetupToken() }
}
