import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sealingKeyOf } from '../../lib/opening-key'
import { markOf, stillRuns } from '../machine/processes'
import { claimInstance, type InstanceState, runningInstance } from './instance'
import { readSettings, secretOf, secretsOf } from './instance-settings'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'assay-instance-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const leave = (state: InstanceState) => writeFileSync(path.join(folder, 'instance.json'), JSON.stringify(state))

test('a second start in one folder is told who has it and where', () => {
  const first = claimInstance(folder, 'serving')
  first.update({ address: 'http://localhost:3000', ready: true })
  expect(() => claimInstance(folder, 'serving')).toThrow(
    `Assay already runs on ${folder} (pid ${process.pid}) at http://localhost:3000.`,
  )
  first.release()
  claimInstance(folder, 'serving')
})

test('a start during a backup is told to wait', () => {
  claimInstance(folder, 'backup')
  expect(() => claimInstance(folder, 'serving')).toThrow('A backup is at work')
})

test('a folder whose holder was killed is taken over, with what it left behind', () => {
  const children = { web: { pid: 2 ** 22 + 1, born: 'then' } }
  leave({ holder: { pid: 2 ** 22 + 2, born: 'then' }, doing: 'serving', children })
  expect(runningInstance(folder)).toBeNull()
  expect(claimInstance(folder, 'serving').leftBehind?.children).toEqual(children)
  expect(runningInstance(folder)?.holder.pid).toBe(process.pid)
})

test('a process that got the pid of a dead one is not taken for it', () => {
  leave({ holder: { pid: process.pid, born: 'another boot/1' }, doing: 'serving' })
  expect(runningInstance(folder)).toBeNull()
  expect(stillRuns({ ...markOf(process.pid), born: 'another boot/1' })).toBe(false)
  expect(stillRuns(markOf(process.pid))).toBe(true)
})

test('a state file that was cut off does not keep anybody out', () => {
  writeFileSync(path.join(folder, 'instance.json'), '{"holder":')
  expect(() => claimInstance(folder, 'serving')).not.toThrow()
})

test('a secret that is not given is made once and readable by its owner alone', () => {
  const secret = secretOf({ folder })
  expect(secret.length).toBeGreaterThanOrEqual(32)
  expect(secretOf({ folder })).toBe(secret)
  expect(statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(secretOf({ folder, ASSAY_SECRET: 'given' })).toBe('given')
})

test('who only seals is given a key that the shared secret alone does not open', () => {
  const [shared, own] = ['shared'.repeat(8), 'own'.repeat(16)]
  const { ASSAY_SEALING_KEY: usual } = secretsOf({ folder, ASSAY_SECRET: shared })
  expect(usual).toBe(sealingKeyOf(shared))
  expect(secretsOf({ folder, ASSAY_SECRET: shared, ASSAY_OPENING_SECRET: own })).toEqual({
    ASSAY_SECRET: shared,
    ASSAY_SEALING_KEY: sealingKeyOf(own),
  })
  // A machine that serves pages knows the public key alone.
  const given = { folder, ASSAY_SECRET: shared, ASSAY_SEALING_KEY: sealingKeyOf(own) }
  expect(secretsOf(given).ASSAY_SEALING_KEY).toBe(sealingKeyOf(own))
})

test('a deployed studio with a database of its own does not start without a secret', () => {
  const deployed = { NODE_ENV: 'production', DATABASE_URL: 'postgresql://database/assay' }
  expect(() => readSettings(deployed)).toThrow('ASSAY_SECRET is required')
  expect(readSettings({ ...deployed, ASSAY_SECRET: 'x'.repeat(32) }).folder).toBe(path.resolve('.assay'))
  expect(() => readSettings({ DATABASE_URL: deployed.DATABASE_URL })).not.toThrow()
})
