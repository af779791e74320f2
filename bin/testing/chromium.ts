import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { Failure } from '../terminal/failure'

// The shell draws no window of its own around a page: that was a fifth of what the stories took.
const shell = 'chromium-headless-shell'
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome.exe']
const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The Chromium that is here, or null. */
export function findChromium() {
  const given = process.env.CHROMIUM_PATH
  if (given && !existsSync(given)) throw new Failure(`CHROMIUM_PATH names ${given}, which does not exist.`)
  if (given) return given
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const candidates = [...folders.flatMap((folder) => names.map((name) => path.join(folder, name))), ...macApplications]
  return [...candidates, chromium.executablePath()].find((file) => existsSync(file)) ?? null
}

/** The Chromium that is here, installed first when there is none. */
export function ensureChromium() {
  const found = findChromium()
  if (found) return { file: found, installed: false }
  const told = isRootOnDebian()
    ? installOnDebian()
    : run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  const file = findChromium()
  if (file) return { file, installed: true }
  throw new Failure(`${told.trim()}\n\nNo Chromium could be installed.`, 'Install one and set CHROMIUM_PATH to it.')
}

/** Older releases do not have the shell. */
function installOnDebian() {
  const install = (name: string) => run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name])
  const told = run('apt-get', ['update', '-qq']) + install(shell)
  return findChromium() ? told : told + install('chromium')
}

// Elsewhere than on Debian itself, the package of this name only points at another installer.
function isRootOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

function run(program: string, args: string[]) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { stdout, stderr, error } = spawnSync(program, args, {
    encoding: 'utf8',
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}\n`
}
