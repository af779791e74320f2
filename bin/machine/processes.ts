import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** A process that cannot be mistaken for a later one with the same pid. */
export type ProcessMark = { pid: number; born: string | null }

export const markOf = (pid: number): ProcessMark => ({ pid, born: bornAt(pid) })

export function stillRuns(mark: ProcessMark | undefined): mark is ProcessMark {
  if (!mark || !isAlive(mark.pid)) return false
  return mark.born === null || bornAt(mark.pid) === mark.born
}

export function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

/** Asks a process to end and, when it has not after `grace` milliseconds, ends it. */
export async function takeDown(mark: ProcessMark, grace: number) {
  if (!stillRuns(mark)) return
  send(mark.pid, 'SIGTERM')
  if (await isGone(mark, grace)) return
  send(mark.pid, 'SIGKILL')
  await isGone(mark, 5_000)
}

export function send(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
  } catch {
    // Already gone.
  }
}

export async function isGone(mark: ProcessMark, within: number) {
  const until = Date.now() + within
  while (stillRuns(mark)) {
    if (Date.now() > until) return false
    await pause(25)
  }
  return true
}

/** Who listens on a TCP port, as far as this machine lets us see it: "pid 812 (node server.js)". */
export function portHolder(port: number) {
  try {
    const pid = process.platform === 'linux' ? listenerFromProc(port) : listenerFromLsof(port)
    return pid ? `pid ${pid}${commandOf(pid)}` : null
  } catch {
    return null
  }
}

function bornAt(pid: number) {
  try {
    if (process.platform === 'linux') {
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      return `${boot}/${statFields(pid)[19]}`
    }
    if (process.platform === 'win32') return null
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

function isZombie(pid: number) {
  if (process.platform !== 'linux') return false
  try {
    return statFields(pid)[0] === 'Z'
  } catch {
    return false
  }
}

// The second field is the command in brackets, which may itself hold spaces and brackets.
function statFields(pid: number) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function listenerFromProc(port: number) {
  const listening = '0A'
  const inodes = new Set<string>()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
      if (state === listening && Number.parseInt(local.split(':')[1] ?? '', 16) === port)
        inodes.add(`socket:[${inode}]`)
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((pid) => openFiles(pid).some((file) => inodes.has(file)))
}

function openFiles(pid: string) {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((name) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${name}`)
      } catch {
        return ''
      }
    })
  } catch {
    return []
  }
}

const listenerFromLsof = (port: number) =>
  execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-t'], { encoding: 'utf8' }).split('\n')[0]

function commandOf(pid: string) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return command ? ` (${command.slice(0, 80)})` : ''
  } catch {
    return ''
  }
}
