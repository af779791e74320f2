import { runPrisma } from './build/prisma-cli'
import { migrate } from './postgres/migrate'
import { startScratch } from './postgres/scratch'

const needsNoDatabase = new Set([
  'generate',
  'format',
  'validate',
  'version',
  '--version',
  '-v',
  '--help',
  '-h',
  undefined,
])

/** `npm run prisma -- …`. Without DATABASE_URL it works on a scratch database that has the committed migrations. */
export async function main(args: string[]) {
  if (process.env.DATABASE_URL || needsNoDatabase.has(args[0])) return runPrisma(args)
  const scratch = await startScratch()
  try {
    process.env.DATABASE_URL = await scratch.create('prisma')
    if (args[0] === 'migrate' && args[1] === 'dev') await migrate(process.env.DATABASE_URL)
    return await runPrisma(args)
  } finally {
    await scratch.remove()
  }
}
