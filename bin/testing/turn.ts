import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { markOf, type ProcessMark, stillRuns } from '../machine/processes'

/** Waits until no living process has the turn, then has it until this process ends. */
export async function takeTurn(file: string, waiting: () => void) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(markOf(process.pid)))
  process.once('exit', () => rmSync(draft, { force: true }))
  for (let told = false; !tryLink(draft, file); await pause(500)) {
    const holder = readMark(file)
    if (holder && !stillRuns(holder)) rmSync(file, { force: true })
    else if (!told) waiting()
    told = true
  }
  process.once('exit', () => rmSync(file, { force: true }))
}

function tryLink(draft: string, file: string) {
  try {
    linkSync(draft, file)
    return true
  } catch {
    return false
  }
}

function readMark(file: string): ProcessMark | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
