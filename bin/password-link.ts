import { ensureClient } from './build/build'
import { runningInstance } from './instance/instance'
import { readSettings, secretOf } from './instance/instance-settings'
import { withStudioDatabase } from './instance/studio-database'
import { Failure, hasCode, messageOf } from './terminal/failure'
import { notice } from './terminal/steps'
import { addressOf } from './web/hosts'

/** `npm run password-link -- EMAIL`: the way back in for a keeper who forgot their password. Whoever may run it owns the studio anyway. */
export async function main([email]: string[]) {
  if (!email) throw new Failure('Say whose: npm run password-link -- EMAIL')
  const settings = readSettings()
  const secret = secretOf(settings)
  await ensureClient()
  const made = await withStudioDatabase('password link', async (url) => {
    Object.assign(process.env, { NODE_ENV: 'production', DATABASE_URL: url, ASSAY_SECRET: secret })
    return makeLink(email)
  })
  const running = runningInstance(settings.folder)
  const address =
    running?.address ?? addressOf({ host: settings.HOST, port: settings.PORT, publicUrl: settings.ASSAY_URL })
  notice([
    `A new password for ${made.email}: ${new URL(made.link, address).href}`,
    'The link works once, for a day.',
    ...(running ? [] : ['The studio does not run on this folder now: start it first.']),
  ])
}

async function makeLink(email: string) {
  const [{ db }, { listPeople }, { makePasswordLink }] = await Promise.all([
    import('../lib/db'),
    import('../lib/access/list-people'),
    import('../lib/access/make-password-link'),
  ])
  const actor = { type: 'system' as const, id: 'command', name: 'npm run password-link' }
  const ctx = { actor, role: 'keeper' as const, onlyProject: null, db, address: 'local' }
  try {
    const people = await listPeople(ctx)
    const person = people.find((each) => each.email === email.trim().toLowerCase())
    if (person) return await makePasswordLink(ctx, { userId: person.id })
    const keepers = people.filter(({ keeper }) => keeper).map((each) => each.email)
    throw new Failure(`Nobody here has the address ${email}.`, `Keepers: ${keepers.join(', ') || 'nobody yet'}.`)
  } catch (error) {
    throw hasCode(error, 'conflict') ? new Failure(messageOf(error)) : error
  } finally {
    await db.$disconnect()
  }
}
