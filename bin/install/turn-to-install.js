// Plain JavaScript: it runs before anything is installed.
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** No install takes this long; the pid in an older file may by now be anybody's. */
const longest = 30 * 60_000

/**
 * Waits until no other start installs into this folder, then has the turn until this process ends.
 * @param {string} root
 * @param {(pid: number) => void} waiting Called once, when there is somebody to wait for.
 * @param {number} [every]
 */
export async function turnToInstall(root, waiting, every = 300) {
  const file = path.join(root, '.assay-install.turn')
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, String(process.pid))
  try {
    for (let told = false; !place(draft, file); await new Promise((resolve) => setTimeout(resolve, every))) {
      const holder = holderOf(file)
      if (holder === null) setAside(file)
      else if (!told) waiting(holder)
      told = holder !== null
    }
  } finally {
    rmSync(draft, { force: true })
  }
  const release = () => {
    if (holderOf(file) === process.pid) rmSync(file, { force: true })
  }
  process.once('exit', release)
  return release
}

// Linking fails where the file exists, and what is linked is whole.
/** @param {string} draft @param {string} file */
function place(draft, file) {
  try {
    linkSync(draft, file)
    return true
  } catch {
    return false
  }
}

/** @param {string} file */
function holderOf(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Date.now() - statSync(file).mtimeMs < longest && isAlive(pid) ? pid : null
  } catch {
    return null
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

// Of two that find the same dead holder, the slower must not carry off the turn of the faster.
/** @param {string} file */
function setAside(file) {
  const aside = `${file}.aside.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (holderOf(aside) !== null) place(aside, file)
  rmSync(aside, { force: true })
}
