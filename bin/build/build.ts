import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { apiDocument } from '../api/api-document'
import { Failure } from '../terminal/failure'
import { runPrisma } from './prisma-cli'

/** Where Next builds to. Tests build beside a studio that is serving, never under it. */
export const buildFolder = () => process.env.ASSAY_BUILD_FOLDER ?? '.next'

const sourceFolders = ['app', 'components', 'lib', 'public']
const ignored = /(^|\/)(generated|node_modules|\.[^/]+)(\/|$)|\.test\.tsx?$/

/** Makes the Prisma client when a table's definition has changed since. */
export async function ensureClient(root = process.cwd(), signal?: AbortSignal) {
  const folder = path.join(root, 'lib/generated/prisma')
  const stamp = path.join(folder, '.schema')
  const schema = fingerprint(root, ['prisma'], (file) => file.endsWith('.prisma'), ['package-lock.json'])
  if (existsSync(path.join(folder, 'client.ts')) && readStamp(stamp) === schema) return false
  await runPrisma(['generate'], { signal, quiet: true })
  writeFileSync(stamp, schema)
  return true
}

/** Builds when the sources differ from those of the last finished build. */
export async function ensureBuild(signal?: AbortSignal, root = process.cwd()) {
  const sources = sourcesOf(root)
  if (isBuilt(root, sources)) return false
  // Gone before the build begins and written after it ends: a killed build is no build.
  rmSync(stampOf(root), { force: true })
  await next(['build'], signal)
  await writeApiDocument(root)
  // What was true when the build began: a file saved meanwhile makes the next start build again.
  writeFileSync(stampOf(root), sources)
  return true
}

/** Lays the document of the API beside the build that answers as it says. */
export async function writeApiDocument(root = process.cwd()) {
  const folder = path.join(root, buildFolder())
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'openapi.json'), JSON.stringify(await apiDocument(root)))
}

export const isBuilt = (root: string, sources = sourcesOf(root)) => readStamp(stampOf(root)) === sources

/** Runs a command of Next's; what it printed is shown only when it fails. */
export async function next(args: string[], signal?: AbortSignal) {
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    signal,
  })
  let told = ''
  child.stdout.on('data', (text) => (told += text))
  child.stderr.on('data', (text) => (told += text))
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Failure(`${told.trim()}\n\nnext ${args[0]} failed (exit ${code}); its reason stands above.`)
}

/**
 * A hash of what the build reads: it notices additions, changes and deletions alike, and, unlike times, is not fooled by
 * a checkout that puts an older file in place of a newer one.
 */
export function sourcesOf(root: string) {
  const settings = readdirSync(root).filter((name) => /\.(js|mjs|ts|json)$/.test(name) && !isForTests(name))
  return fingerprint(root, [...sourceFolders, 'prisma'], (file) => !ignored.test(file), settings)
}

const isForTests = (name: string) => /^(vitest|playwright|biome|next-env)\b|\.test\.ts$|\.tsbuildinfo$/.test(name)

function fingerprint(root: string, folders: string[], counts: (file: string) => boolean, files: string[]) {
  const hash = createHash('sha256')
  const all = [...folders.flatMap((folder) => listFiles(root, folder).filter(counts)), ...files].sort()
  for (const file of all) {
    const contents = readFileSync(path.join(root, file))
    hash.update(`${file}\0${contents.length}\0`).update(contents)
  }
  return hash.digest('hex')
}

function listFiles(root: string, folder: string): string[] {
  if (!existsSync(path.join(root, folder))) return []
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll(path.sep, '/')}`)
    .filter((file) => statSync(path.join(root, file)).isFile())
}

const stampOf = (root: string) => path.join(root, buildFolder(), 'assay-sources')

const readStamp = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null)
