import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { sealingKeyOf } from '../lib/opening-key'
import { ensureClient } from './build/build'
import { migrate } from './postgres/migrate'
import { startScratch } from './postgres/scratch'
import { Failure } from './terminal/failure'

/** `npm run bench -- NAME [--quick]`: runs bench/NAME.ts on a database of its own. */
export async function main(args: string[]) {
  const [name] = args.filter((arg) => !arg.startsWith('--'))
  const names = existsSync('bench')
    ? readdirSync('bench')
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.slice(0, -3))
    : []
  if (!name) {
    console.log(
      `npm run bench -- NAME [--quick]\n\n${names.map((each) => `  ${each}`).join('\n') || '  There are no benches yet.'}`,
    )
    return 0
  }
  if (!names.includes(name))
    throw new Failure(`There is no bench "${name}".`, `There are: ${names.join(', ') || 'none'}.`)
  await ensureClient()
  // As durable as the studio's own, or its numbers would flatter.
  const scratch = await startScratch({ durable: true })
  try {
    const url = await scratch.create('bench')
    await migrate(url)
    const secret = 'a secret for benches, long enough to be taken'
    Object.assign(process.env, {
      DATABASE_URL: url,
      ASSAY_SECRET: secret,
      ASSAY_SEALING_KEY: sealingKeyOf(secret),
      NODE_ENV: 'production',
    })
    const { default: bench }: { default: (options: { quick: boolean }) => Promise<void> } = await import(
      pathToFileURL(path.resolve('bench', `${name}.ts`)).href
    )
    await bench({ quick: args.includes('--quick') })
    return 0
  } finally {
    await scratch.remove()
  }
}
