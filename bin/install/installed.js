import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Whether node_modules holds what package-lock.json asks for.
 * @param {string} root
 */
export function isInstalled(root) {
  const stamp = stampFile(root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted(root)) return true
  if (!installedByHand(root)) return false
  noteInstall(root)
  return true
}

/** @param {string} root */
export function noteInstall(root) {
  writeFileSync(stampFile(root), wanted(root))
}

/** @param {string} root */
const stampFile = (root) => path.join(root, 'node_modules', '.assay-install')

/** @param {string} root */
const wanted = (root) =>
  createHash('sha256')
    .update(`${process.platform} ${process.arch}\n`)
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')

/**
 * npm keeps its own account of what it put into node_modules. Where that agrees with the lockfile, a developer's
 * `npm install` is good enough and need not be done again.
 * @param {string} root
 */
function installedByHand(root) {
  const account = path.join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(account)) return false
  /** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }>} */
  const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
  const present = packages(account)
  return Object.entries(packages(path.join(root, 'package-lock.json'))).every(
    ([name, { version, optional, devOptional }]) => {
      if (!name) return true
      const found = present[name]
      if (!found) return Boolean(optional || devOptional)
      return found.version === version && existsSync(path.join(root, name, 'package.json'))
    },
  )
}
