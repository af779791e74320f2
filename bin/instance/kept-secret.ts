import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hasCode } from '../terminal/failure'

/** A secret of this instance: made once, kept in a file that only its owner can read. */
export function keptSecret(file: string) {
  if (!existsSync(file)) make(file)
  return readFileSync(file, 'utf8').trim()
}

// Linked into place whole: of two first starts at once both read the same one, and none reads half of it.
function make(file: string) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft, { force: true })
  }
}
