import { messageOf } from './terminal/failure'
import { seconds } from './terminal/steps'
import { type Outcome, type Stage, stages } from './testing/stages'
import { takeTurn } from './testing/turn'

type Row = { name: string; outcome: Outcome; milliseconds: number }

/** `npm test [-- stage … [arguments for it]]`. */
export async function main(args: string[]) {
  const names = stages.map(({ name }) => name)
  const asked = args.filter((arg) => names.includes(arg))
  const rest = args.filter((arg) => !names.includes(arg))
  if (rest.length && asked.length !== 1) throw usage(names)
  settleEnvironment()

  const rows: Row[] = []
  for (const stage of stages.filter(({ name }) => !asked.length || asked.includes(name) || isNeeded(name, asked))) {
    // Two tests in one folder would take the build from under each other's stories.
    if (stage.name === 'build')
      await takeTurn('.next-test.turn', () => console.log('  another npm test is using the build; waiting'))
    const row = await runStage(stage, asked.includes(stage.name) ? rest : [])
    rows.push(row)
    if (row.name === 'build' && row.outcome.failed) break // Without a build there is nothing to walk through.
  }
  return summarise(rows)
}

// The stories walk through a build of the sources as they are now.
const isNeeded = (name: string, asked: string[]) => name === 'build' && asked.includes('e2e')

function usage(names: string[]) {
  const error = new Error(
    `Say which one stage the arguments are for: npm test -- unit lib/runs. There are: ${names.join(', ')}.`,
  )
  error.name = 'Failure'
  return error
}

/** What a developer has set for a studio of their own must not decide what the tests see. */
function settleEnvironment() {
  for (const name of Object.keys(process.env)) {
    if (/^(ASSAY_|NEXTAUTH_|GITHUB_(ID|SECRET)|GOOGLE_|OIDC_|PORT$|HOST$|NODE_ENV$|FORCE_COLOR$)/.test(name))
      delete process.env[name]
  }
  Object.assign(process.env, { ASSAY_BUILD_FOLDER: '.next-test', NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' })
}

async function runStage({ name, run }: Stage, args: string[]): Promise<Row> {
  const begun = Date.now()
  if (process.stdout.isTTY) process.stdout.write(`  ${name.padEnd(8)} …`)
  const outcome = await run(args).catch((error) => ({ passed: 0, failed: 1, skipped: [], output: messageOf(error) }))
  const row = { name, outcome, milliseconds: Date.now() - begun }
  if (process.stdout.isTTY) process.stdout.write('\r')
  console.log(`  ${lineOf(row)}`)
  if (outcome.failed || args.length) console.log(`\n${outcome.output.trim()}\n`)
  return row
}

function summarise(rows: Row[]) {
  const skipped = rows.flatMap(({ outcome }) => outcome.skipped)
  const sum = (of: (row: Row) => number) => rows.reduce((total, row) => total + of(row), 0)
  const failed = sum(({ outcome }) => outcome.failed)
  console.log(`\n${rows.map((row) => `  ${lineOf(row)}`).join('\n')}\n`)
  for (const { test, reason } of skipped) console.log(`  skipped: ${test} (${reason})`)
  console.log(`${sum(({ outcome }) => outcome.passed)} passed, ${failed} failed, ${skipped.length} skipped`)
  return failed ? 1 : 0
}

function lineOf({ name, outcome: { passed, failed, skipped }, milliseconds }: Row) {
  const counts = `${passed} passed, ${failed} failed, ${skipped.length} skipped`
  return `${failed ? '✗' : '✓'} ${name.padEnd(8)} ${counts.padEnd(36)} ${seconds(milliseconds)}`
}
