// Plain JavaScript: it runs before anything is installed, and on a Node that is too old to say so otherwise.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInstalled, noteInstall } from './install/installed.js'
import { turnToInstall } from './install/turn-to-install.js'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const commands = ['start', 'dev', 'worker', 'test', 'bench', 'prisma', 'backup', 'restore', 'password-link']
const [command = '', ...rest] = process.argv.slice(2)

await run()

async function run() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(
      `Assay needs Node 20.19 or newer, and this is ${process.versions.node}. Install a newer one: https://nodejs.org`,
    )
  }
  if (!commands.includes(command)) stop(`There is no command "${command}". There are: ${commands.join(', ')}.`)
  process.chdir(root)
  if (existsSync('.env')) process.loadEnvFile('.env')
  if (!isInstalled(root)) await install()

  const { register } = await import('tsx/esm/api')
  register()
  try {
    const { main } = await import(`./${command}.ts`)
    process.exit((await main(rest)) ?? 0)
  } catch (error) {
    if (error instanceof Error && error.name === 'Failure') stop(error.message)
    console.error(error)
    process.exit(1)
  }
}

async function install() {
  const release = await turnToInstall(root, (pid) => console.log(`  install    waiting for another start (pid ${pid})`))
  if (isInstalled(root)) return release()
  const begun = Date.now()
  console.log('  install    npm ci')
  // The build needs the development dependencies, which npm leaves out under NODE_ENV=production.
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const done = npm
    ? spawnSync(process.execPath, [npm, ...args], { stdio: ['ignore', 'inherit', 'inherit'] })
    : spawnSync('npm', args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
  if (done.status !== 0) {
    stop('npm ci failed; its reason stands above. Check that the npm registry can be reached, then run this again.')
  }
  noteInstall(root)
  release()
  console.log(`  install    done in ${((Date.now() - begun) / 1000).toFixed(1)} s`)
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  console.error(`\n${sentence}`)
  process.exit(1)
}
