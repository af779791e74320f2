import { spawn } from 'node:child_process'
import { chmodSync } from 'node:fs'
import path from 'node:path'
import { Failure } from '../terminal/failure'

/** The Prisma CLI over the WASM engine: its own engine is a download that not every machine can make. */
export async function runPrisma(
  args: string[],
  { quiet = false, signal }: { quiet?: boolean; signal?: AbortSignal } = {},
) {
  const engine = path.resolve('bin/build/schema-engine.mjs')
  chmodSync(engine, 0o755) // An archive may have lost it.
  const child = spawn(process.execPath, ['node_modules/prisma/build/index.js', ...args], {
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: {
      CHECKPOINT_DISABLE: '1',
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? engine,
    },
    signal,
  })
  let told = ''
  child.stdout?.on('data', (text) => (told += text))
  child.stderr?.on('data', (text) => (told += text))
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (quiet && code !== 0) throw new Failure(`${told.trim()}\n\nprisma ${args[0]} failed; its reason stands above.`)
  return code ?? 1
}
