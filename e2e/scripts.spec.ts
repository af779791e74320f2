import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { mildExamples } from '../bin/testing/mild-texts'
import { expect, initialOwner, type StoryProject, test } from './fixtures'

const mapping = JSON.stringify({
  prompt: { path: ['text'] },
  labels: { from: { path: ['label'] }, form: 'text' },
})
const labelOf: Record<string, string> = { spam: 'spam-scams', privacy: 'privacy', insult: 'self-harm' }
let folder: string
const begun: ChildProcess[] = []
test.beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'assay-scripts-'))
})
test.afterEach(() => {
  for (const child of begun.splice(0)) child.kill()
  rmSync(folder, { recursive: true })
})

/** Texts of ours, labelled, as a file that a team might have. */
function writeSamples(count: number) {
  const lines = mildExamples(count, { seed: 7 }).map(({ prompt, unsafe, labels }) =>
    JSON.stringify({ text: prompt, label: unsafe ? (labelOf[labels?.[0] ?? ''] ?? 'spam-scams') : 'safe' }),
  )
  writeFileSync(path.join(folder, 'samples.jsonl'), `${lines.join('\n')}\n`)
}

async function run(project: StoryProject, program: string, args: string[], more: Record<string, string> = {}) {
  const env = {
    ...process.env,
    ASSAY_URL: process.env.ASSAY_E2E_URL,
    ASSAY_KEY: initialOwner.apiKey,
    ASSAY_PROJECT: project.id,
  }
  const child = spawn(program, args, { cwd: folder, env: { ...env, ...more } as NodeJS.ProcessEnv })
  begun.push(child)
  let [told, said] = ['', '']
  child.stdout.on('data', (text) => {
    told += text
    said += text
  })
  child.stderr.on('data', (text) => (told += text))
  const code = await new Promise<number | null>((resolve, reject) => child.once('error', reject).once('close', resolve))
  return { code, told, said }
}

const assay = (project: StoryProject, ...args: string[]) =>
  run(project, process.execPath, [path.resolve('bin/assay.js'), ...args, '--project', project.id])

test('the command line brings in, writes, judges, labels, freezes, downloads, trains and scores', async ({
  api,
  project,
}) => {
  test.setTimeout(150_000)
  const at = `/api/v1/projects/${project.id}`
  writeSamples(400)
  const brought = await assay(project, 'import', 'samples.jsonl', '--mapping', mapping)
  expect(brought.told).toContain('done')
  expect(brought.told).toContain('█')
  expect(brought.code).toBe(0)

  await api.post(`${at}/personas`, { data: { text: 'A rower in Ghent who posts about boats and buns' } })
  const written = await assay(project, 'generate', '--label', 'safe=4', '--label', 'spam-scams=4')
  expect(written).toMatchObject({ code: 0, told: expect.stringContaining('Writing 8 samples') })

  const policies = (await (await api.get(`${at}/policies`)).json()).data
  const { version } = (await (await api.get(`${at}/policies/${policies[0].id}`)).json()).data
  const rules = [{ kind: 'phrase', text: 'prize', code: 'spam-scams' }]
  await api.post(`${at}/judges`, {
    data: { name: 'Prizes', policyVersionId: version.id, settings: { kind: 'rules', rules, otherwise: 'safe' } },
  })
  const judged = await assay(project, 'judge', '--judge', 'Prizes')
  expect(judged).toMatchObject({ code: 0, told: expect.stringContaining('verdicts') })

  const { samples } = (await (await api.get(`${at}/samples?take=1`)).json()).data
  expect(await assay(project, 'label', samples[0].id, 'privacy')).toMatchObject({ code: 0 })
  expect(await assay(project, 'snapshot', '--all')).toMatchObject({ code: 0 })
  const { data: snapshots } = await (await api.get(`${at}/snapshots`)).json()
  const snapshot = snapshots[0].id as string
  expect(await assay(project, 'download', '--snapshot', snapshot, '--out', 'frozen.jsonl')).toMatchObject({ code: 0 })
  const frozen = readFileSync(path.join(folder, 'frozen.jsonl'), 'utf8').trim().split('\n')
  expect(frozen.length).toBeGreaterThan(300)
  expect(await assay(project, 'train', '--snapshot', snapshot)).toMatchObject({ code: 0 })
  const scored = await assay(project, 'score', 'please claim your free prize voucher now', '--json')
  expect(JSON.parse(scored.said).scores).toHaveLength(1)
})

test('the command line says what is wrong, and how it ended', async ({ project }) => {
  expect(await assay(project, 'train')).toMatchObject({ code: 1, told: expect.stringMatching(/\w+ \w+/) })
  expect(await assay(project, 'fly')).toMatchObject({ code: 2, told: expect.stringContaining('npx assay COMMAND') })
  expect(await assay(project, 'watch', '01990000-0000-7000-8000-000000000000')).toMatchObject({
    code: 1,
    told: expect.stringContaining('Run not found'),
  })
})

const examples = [
  { name: 'TypeScript', program: process.execPath, args: ['--import', 'tsx', 'import-and-download.ts'] },
  { name: 'curl', program: 'sh', args: ['import-and-download.sh'], needs: ['curl', '--version'] },
  {
    name: 'Python',
    program: 'python3',
    args: ['import_and_download.py'],
    needs: ['python3', '-c', 'import requests'],
  },
]
for (const { name, program, args, needs } of examples)
  test(`the example in ${name} does what it says`, async ({ project }) => {
    const [tool = '', ...asked] = needs ?? []
    test.skip(Boolean(needs) && spawnSync(tool, asked).status !== 0, `${needs?.join(' ')} does not work here`)
    writeSamples(20)
    const file = args.at(-1) ?? ''
    const given = [...args.slice(0, -1).map(resolveLoader), path.resolve('examples', file)]
    const { code, told } = await run(project, program, given, { FILE: path.join(folder, 'samples.jsonl') })
    expect(told).toContain('Wrote out.jsonl')
    expect(code).toBe(0)
    const lines = readFileSync(path.join(folder, 'out.jsonl'), 'utf8').trim().split('\n')
    expect(lines).toHaveLength(20)
  })

/** The scripts run in a folder of their own, and find the loader where it is installed. */
const resolveLoader = (arg: string) =>
  arg === 'tsx' ? pathToFileURL(path.resolve('node_modules/tsx/dist/loader.mjs')).href : arg
