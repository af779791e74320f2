import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { type Env, readEnv } from '../../lib/settings'
import { sealingKeyOf } from '../../lib/opening-key'
import { Failure, messageOf } from '../terminal/failure'
import { keptSecret } from './kept-secret'

/** The settings as their owner gave them, before the supervisor fills in what is missing. */
export function readSettings(from: Record<string, string | undefined> = process.env): Env & { folder: string } {
  const env = read(from)
  if (env.NODE_ENV === 'production' && env.DATABASE_URL && !env.ASSAY_SECRET) {
    throw new Failure(
      'ASSAY_SECRET is required when NODE_ENV=production and DATABASE_URL are set: every machine of one studio shares it.',
      "Make one: node -e \"console.log(require('crypto').randomBytes(32).toString('base64url'))\"",
    )
  }
  return { ...env, folder: path.resolve(env.ASSAY_DATA) }
}

/** Root's data folder may be entered by others, since Postgres runs as "nobody"; what is secret in it is mode 0600. */
export function makeFolder(folder: string) {
  mkdirSync(folder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
}

export const secretOf = ({ ASSAY_SECRET, folder }: { ASSAY_SECRET?: string; folder: string }) =>
  ASSAY_SECRET ?? keptSecret(path.join(folder, 'secret'))

type Secrets = Parameters<typeof secretOf>[0] & Pick<Env, 'ASSAY_OPENING_SECRET' | 'ASSAY_SEALING_KEY'>

/** What processes of a studio are given: the secret that they share, and the key that what only workers open is sealed to. */
export function secretsOf(settings: Secrets) {
  const secret = secretOf(settings)
  return {
    ASSAY_SECRET: secret,
    ASSAY_SEALING_KEY: settings.ASSAY_SEALING_KEY ?? sealingKeyOf(settings.ASSAY_OPENING_SECRET ?? secret),
  }
}

function read(from: Record<string, string | undefined>) {
  try {
    return readEnv(from)
  } catch (error) {
    throw new Failure(messageOf(error), 'Every setting stands in .env.example with a sentence.')
  }
}
