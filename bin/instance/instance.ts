import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { markOf, type ProcessMark, stillRuns, takeDown } from '../machine/processes'
import { Failure, hasCode } from '../terminal/failure'
import { makeFolder } from './instance-settings'

/** Who has a data folder open, kept in it as instance.json. */
export type InstanceState = {
  holder: ProcessMark
  doing: 'serving' | 'backup' | 'restore' | 'password link'
  address?: string
  /** True once web and worker answer. */
  ready?: boolean
  postgres?: ProcessMark & { port: number }
  children?: Record<string, ProcessMark>
}

export type Instance = {
  state: InstanceState
  /** What an earlier holder, which ended without tidying, left behind. */
  leftBehind: InstanceState | null
  update(change: Partial<InstanceState>): void
  release(): void
}

/** Takes a data folder for this process alone, or says who has it. */
export function claimInstance(folder: string, doing: InstanceState['doing']): Instance {
  makeFolder(folder)
  const file = fileOf(folder)
  const state: InstanceState = { holder: markOf(process.pid), doing }
  const leftBehind = readInstance(folder)
  if (leftBehind && stillRuns(leftBehind.holder)) throw heldBy(leftBehind, folder)
  if (leftBehind) setAside(folder, leftBehind)
  else if (isCutOff(folder)) rmSync(file, { force: true })
  if (!place(file, state)) {
    const winner = readInstance(folder)
    throw winner ? heldBy(winner, folder) : new Failure(`Another start is taking ${folder}.`, 'Try again in a moment.')
  }
  return {
    state,
    leftBehind,
    update(change) {
      Object.assign(state, change)
      const draft = `${file}.${process.pid}`
      writeFileSync(draft, JSON.stringify(state, null, 2), { mode: 0o600 })
      renameSync(draft, file)
    },
    release: () => rmSync(file, { force: true }),
  }
}

export function readInstance(folder: string): InstanceState | null {
  try {
    return JSON.parse(readFileSync(fileOf(folder), 'utf8'))
  } catch (error) {
    if (hasCode(error, 'ENOENT') || error instanceof SyntaxError) return null
    throw error
  }
}

/** The state of the studio that runs on this folder right now, if one does. */
export function runningInstance(folder: string) {
  const state = readInstance(folder)
  return state && stillRuns(state.holder) ? state : null
}

/** Web and worker end by themselves when their supervisor dies; this is for one that is stuck. */
export async function endLeftBehind(leftBehind: InstanceState | null) {
  const children = Object.values(leftBehind?.children ?? {}).filter(stillRuns)
  await Promise.all(children.map((child) => takeDown(child, 5_000)))
  return children.length
}

// Written whole every time; only a power cut leaves one that cannot be read.
const isCutOff = (folder: string) => existsSync(fileOf(folder)) && readInstance(folder) === null

const fileOf = (folder: string) => path.join(folder, 'instance.json')

function heldBy({ holder, doing, address }: InstanceState, folder: string) {
  if (doing !== 'serving') {
    return new Failure(`A ${doing} is at work on ${folder} (pid ${holder.pid}).`, 'Wait until it is done.')
  }
  return new Failure(
    `Assay already runs on ${folder} (pid ${holder.pid})${address ? ` at ${address}` : ', and is starting up'}.`,
    'Use that one, or set ASSAY_DATA and PORT to start another beside it.',
  )
}

// Linking fails where the file exists, and what is linked is whole.
function place(file: string, state: InstanceState) {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

// Of two that find the same dead holder, the slower must not carry off the claim of the faster.
function setAside(folder: string, dead: InstanceState) {
  const file = fileOf(folder)
  const aside = `${file}.dead-${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return
    throw error
  }
  const moved: InstanceState = JSON.parse(readFileSync(aside, 'utf8'))
  if (moved.holder.pid !== dead.holder.pid || moved.holder.born !== dead.holder.born) linkSync(aside, file)
  rmSync(aside, { force: true })
}
