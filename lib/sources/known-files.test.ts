import { describe, expect, test } from 'vitest'
import { db } from '../db'
import { column, type MappingDraft } from './mapping/schema'
import { detectFiles } from './read/detect-file'
import { readFile } from './read/read-file'
import { defaultCaps } from './read/schema'
import { hasShared, importFile, newStudio, sharedFile } from '../../bin/testing/import-studio'

type Known = {
  file: string
  rows: number
  preset: string | null
  policy?: string
  target?: 'prompt' | 'response'
  /** Where a person has to say what the labels mean. */
  mapping?: MappingDraft
  /** Rows by their labels, or their polarity where they have none. Left out: none is labelled. */
  labels?: Record<string, number>
  pairs?: number
  filtered?: number
}

const says = (from: string, values: Record<string, 'safe' | 'unsafe' | 'none'>) => ({ from: column(from), values })

const known: Known[] = [
  { file: 'fixtures/RedTeam_2K.csv', rows: 5, preset: 'red-team-2k', labels: { unsafe: 5 } },
  { file: 'fixtures/aegis2_train.json', rows: 5, preset: 'aegis-2', policy: 'aegis-2', filtered: 1 },
  {
    file: 'fixtures/beavertails.jsonl.gz',
    rows: 5,
    preset: 'beavertails',
    policy: 'beavertails-14',
    target: 'response',
  },
  {
    file: 'fixtures/fastdata_content_label.csv',
    rows: 5,
    preset: 'content-label',
    policy: 'moderation-starter',
    labels: { safe: 2, 'spam-scams': 1, privacy: 1, 'self-harm': 1 },
  },
  { file: 'fixtures/finetuning_df_gpt_4.csv', rows: 5, preset: 'prompt-completion', target: 'response' },
  { file: 'fixtures/finetuning_prompt_completion.json', rows: 5, preset: 'prompt-completion', target: 'response' },
  { file: 'fixtures/gretel_safety_alignment.jsonl', rows: 5, preset: 'gretel', labels: { unsafe: 5 } },
  { file: 'fixtures/harmful_tasks_bare.yaml', rows: 5, preset: 'harmful-tasks-bare', labels: { unsafe: 5 } },
  { file: 'fixtures/harmful_tasks_integrated.yaml', rows: 6, preset: 'harmful-tasks', labels: { unsafe: 6 } },
  { file: 'fixtures/hh_rlhf_red_team_attempts.json', rows: 5, preset: 'hh-rlhf-red-team' },
  { file: 'fixtures/llama_guard3_rows.jsonl', rows: 5, preset: 'llama-guard-rows', policy: 'llama-guard-3' },
  { file: 'fixtures/nemo_blend_prompts.jsonl', rows: 5, preset: 'nemo-blend' },
  { file: 'fixtures/nemo_generated.jsonl', rows: 5, preset: 'nemo-generated', target: 'response' },
  {
    file: 'fixtures/nemotron_guard_messages.jsonl',
    rows: 5,
    preset: 'guard-messages',
    policy: 'aegis-2',
    target: 'response',
  },
  { file: 'fixtures/nemotron_guard_v3.jsonl', rows: 5, preset: 'aegis-3', policy: 'aegis-2', filtered: 1 },
  { file: 'fixtures/personahub_instruction.jsonl', rows: 5, preset: 'personahub-texts' },
  { file: 'fixtures/pku_saferlhf.jsonl', rows: 5, preset: 'pku-saferlhf', target: 'response', pairs: 5 },
  { file: 'fixtures/qa_templates_like.json', rows: 2, preset: null, mapping: { prompt: column('question_format') } },
  { file: 'fixtures/toxic_chat.csv', rows: 5, preset: 'toxic-chat', labels: { safe: 4, unsafe: 1 } },
  { file: 'fixtures/wildguardmix.jsonl', rows: 5, preset: 'wildguardmix', policy: 'wildguard' },
  {
    file: 'parquet/HatemojiBuild_test.snappy.parquet',
    rows: 592,
    preset: null,
    mapping: { prompt: column('text'), verdict: says('label_gold', { '0': 'safe', '1': 'unsafe' }) },
  },
  { file: 'parquet/hh_rlhf_first200.messages.parquet', rows: 200, preset: 'messages', target: 'response' },
  { file: 'parquet/neardup_first500.hyparquet.parquet', rows: 500, preset: 'text-label' },
  {
    file: 'parquet/openai_moderation_first300.nested.zstd.parquet',
    rows: 300,
    preset: 'openai-moderation',
    policy: 'openai-2022',
  },
  { file: 'raw/advbench/harmful_behaviors.csv', rows: 515, preset: 'advbench', labels: { unsafe: 515 } },
  { file: 'raw/advbench/harmful_behaviors_noheader.csv', rows: 515, preset: null },
  {
    file: 'raw/ailuminate/airr_official_1.0_demo_en_us_prompt_set_release.csv',
    rows: 1090,
    preset: 'ailuminate',
    policy: 'ailuminate-1.0',
  },
  { file: 'raw/anthropic-evals/desire-for-self-improvement.jsonl', rows: 1000, preset: null },
  { file: 'raw/anthropic-evals/interest-in-art.jsonl', rows: 1000, preset: null },
  { file: 'raw/awesome-prompts/prompts_2025-12-15.csv', rows: 350, preset: null },
  {
    file: 'raw/cold/dev_first1500.csv',
    rows: 1500,
    preset: null,
    mapping: { prompt: column('TEXT'), verdict: says('label', { '0': 'safe', '1': 'unsafe' }) },
  },
  {
    file: 'raw/eval-safety/benign_tasks.json',
    rows: 225,
    preset: null,
    mapping: { prompt: column('text'), verdict: { from: { constant: 'safe' }, values: { safe: 'safe' } } },
    labels: { safe: 225 },
  },
  { file: 'raw/eval-safety/integrated.yaml', rows: 2475, preset: 'harmful-tasks', labels: { unsafe: 2475 } },
  {
    file: 'raw/eval-safety/malicious_tasks_dataset.yaml',
    rows: 225,
    preset: 'harmful-tasks-bare',
    labels: { unsafe: 225 },
  },
  {
    file: 'raw/hatemoji/HatemojiBuild_test.csv',
    rows: 592,
    preset: null,
    mapping: { prompt: column('text'), verdict: says('label_gold', { '0': 'safe', '1': 'unsafe' }) },
  },
  {
    file: 'raw/hatemoji/HatemojiBuild_train.csv',
    rows: 4719,
    preset: null,
    mapping: { prompt: column('text'), verdict: says('label_gold', { '0': 'safe', '1': 'unsafe' }) },
  },
  {
    file: 'raw/hatemoji/HatemojiBuild_validation.csv',
    rows: 589,
    preset: null,
    mapping: { prompt: column('text'), verdict: says('label_gold', { '0': 'safe', '1': 'unsafe' }) },
  },
  {
    file: 'raw/hh-rlhf/harmless-base_test.jsonl.gz',
    rows: 2285,
    preset: 'hh-rlhf-pairs',
    target: 'response',
    pairs: 2285,
  },
  {
    file: 'raw/llm-warden/jailbreak_dataset_test.csv',
    rows: 398,
    preset: null,
    mapping: { prompt: column('prompt'), verdict: says('type', { benign: 'safe', jailbreak: 'unsafe' }) },
  },
  {
    file: 'raw/mhc/hatecheck_cases_final_arabic_first1500.csv',
    rows: 1500,
    preset: null,
    mapping: { prompt: column('test_case'), verdict: says('label_gold', { hateful: 'unsafe', 'non-hateful': 'safe' }) },
  },
  {
    file: 'raw/openai-moderation/samples-1680.jsonl.gz',
    rows: 1537,
    preset: 'openai-moderation',
    policy: 'openai-2022',
  },
  {
    file: 'raw/purplellama/mitre_frr.json',
    rows: 750,
    preset: null,
    mapping: { prompt: column('mutated_prompt'), verdict: says('is_malicious', { false: 'safe' }) },
    labels: { safe: 750 },
  },
  { file: 'raw/purplellama/prompt_injection.json', rows: 251, preset: null },
  { file: 'raw/red-instruct/catqa_english.json', rows: 494, preset: 'category-tree', labels: { unsafe: 494 } },
  { file: 'raw/self-instruct/seed_tasks.jsonl', rows: 175, preset: null },
  {
    file: 'raw/sms-spam/SMSSpamCollection.tsv',
    rows: 5572,
    preset: null,
    policy: 'moderation-starter',
    mapping: {
      prompt: column('column_2'),
      labels: { from: column('column_1'), form: 'text' },
      confirmed: { ham: 'safe', spam: 'spam-scams' },
    },
  },
  {
    file: 'raw/surge-toxicity/toxicity_en.csv',
    rows: 980,
    preset: null,
    mapping: { prompt: column('text'), verdict: says('is_toxic', { Toxic: 'unsafe', 'Not Toxic': 'safe' }) },
  },
  { file: 'raw/xstest/xstest_prompts.csv', rows: 448, preset: 'xstest' },
  { file: 'raw/xstest/xstest_v2_completions_gpt4.csv', rows: 446, preset: 'xstest-completions', target: 'response' },
  { file: 'neardup/docs.jsonl.gz', rows: 20000, preset: 'text-label' },
]

describe.skipIf(!hasShared)('files that people have (skipped where ../shared/data is absent)', () => {
  test.each(known)(
    '$file: $rows rows',
    async ({ file, rows, preset, policy, target, mapping, labels, pairs, filtered = 0 }) => {
      const studio = await newStudio({ ...(policy && { policy }), ...(target && { target }) })
      const { counts, source, error } = await importFile(studio, file, null, {
        repeats: 'keep',
        ...(mapping && { mapping }),
      })
      expect(error).toBeNull()
      expect(source.preset).toBe(mapping ? null : preset)
      expect(counts).toEqual({ read: rows, added: rows - filtered, repeats: 0, filtered, rejected: 0 })
      const stored =
        pairs === undefined
          ? await db.sample.count({ where: { datasetId: studio.datasetId } })
          : await db.preference.count({ where: { datasetId: studio.datasetId } })
      expect(stored).toBe(pairs ?? rows - filtered)
      if (pairs !== undefined) return
      const found = await labelsOf(studio.datasetId)
      if (labels) expect(found).toEqual(labels)
      else expect(found).toMatchSnapshot()
    },
  )

  test('PersonaHub personas are told to go to their own room', async () => {
    const studio = await newStudio()
    await expect(importFile(studio, 'fixtures/personahub_persona.jsonl', null)).rejects.toThrow(
      'bring them in under Personas',
    )
  })

  test('the request of every wrapper is found, and the families are the requests', async () => {
    const studio = await newStudio()
    await importFile(studio, 'raw/eval-safety/integrated.yaml', null, { repeats: 'keep' })
    const samples = await db.sample.findMany({
      where: { datasetId: studio.datasetId },
      orderBy: { position: 'asc' },
      select: { unwrapped: true, wrapper: true, prompt: true, familyId: true },
    })
    const requests = await requestsOf(sharedFile('neardup/eval_safety_requests.csv'))
    const right = samples.filter(({ unwrapped }, at) => unwrapped === requests[at % 225]).length
    console.log(`unwrapped: ${right} of ${samples.length}`)
    expect(right).toBe(2475)
    expect(new Set(samples.map(({ familyId }) => familyId)).size).toBe(
      new Set(requests.map((request) => request.toLowerCase())).size,
    )
  })

  test('without Low Severity there are 1,650 rows, 330 in each category, each with its safe prompt', async () => {
    const studio = await newStudio()
    const { counts } = await importFile(studio, 'raw/eval-safety/integrated.yaml', null, { recipe: 'nemo' })
    expect(counts).toEqual({ read: 2475, added: 1650, repeats: 0, filtered: 825, rejected: 0 })
    const categories = await db.$queryRaw<
      { rows: number; categories: string }[]
    >`SELECT count(*)::int AS rows, meta->>'categories' AS categories FROM "Sample" WHERE "datasetId" = ${studio.datasetId}::uuid GROUP BY 2`
    expect(categories.map(({ rows }) => rows)).toEqual([330, 330, 330, 330, 330])
    const sample = await db.sample.findFirstOrThrow({
      where: { datasetId: studio.datasetId },
      orderBy: { position: 'asc' },
    })
    expect(Object.keys(sample.meta as object).sort()).toEqual([
      'adversarial_persona',
      'categories',
      'id',
      'prompt_label',
      'source_l1',
      'source_l2',
      'subcategories',
    ])
    expect(sample.safePrompt).toContain(sample.prompt)
    expect(sample.safePrompt).toContain((sample.meta as { categories: string }).categories)
  })
})

async function labelsOf(datasetId: string) {
  const rows = await db.$queryRaw<{ name: string; rows: number }[]>`
    SELECT CASE WHEN labels = '{}' THEN '(' || polarity::text || ')' ELSE array_to_string(labels, ' + ') END AS name, count(*)::int AS rows
    FROM "Sample" WHERE "datasetId" = ${datasetId}::uuid GROUP BY 1 ORDER BY 1`
  return Object.fromEntries(rows.map(({ name, rows }) => [name, rows]))
}

async function requestsOf(path: string) {
  const requests: unknown[] = []
  for (const file of await detectFiles(path, 'requests.csv'))
    for await (const entries of readFile(file, file.shape, defaultCaps, { uploaded: 0, decoded: 0 }))
      requests.push(...entries.map(({ values }) => values?.bare_request))
  return requests.map(String)
}
