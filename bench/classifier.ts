import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { printResult, printTable } from '../bin/bench-report'
import { mildAnswers, mildExamples } from '../bin/testing/mild-texts'
import type { Example, Pair } from '../lib/models/classifier/schema'
import { frame } from '../lib/models/classifier/stand-alone'
import { openArtefact, trainClassifier } from '../lib/models/classifier/train-classifier'

type Split = { train: Example[]; validation: Example[]; test: Example[] }

const raw = path.resolve(process.env.ASSAY_BENCH_DATA ?? '../shared/data/raw')
const python = process.env.ASSAY_BENCH_PYTHON ?? 'python3'

/**
 * The local classifier on texts that we generate and, where they lie beside the project, on public files; against
 * scikit-learn with the same n-grams where a Python has it (ASSAY_BENCH_PYTHON names one).
 */
export default async function bench({ quick }: { quick: boolean }) {
  const sets: Record<string, Split> = { generated: byHash(mildExamples(quick ? 12_000 : 50_000, { seed: 11 })) }
  const hatemoji = readHatemoji()
  if (hatemoji) Object.assign(sets, { hatemoji, 'public mix': readMix(hatemoji) })
  else console.log('The public files are not here; only generated texts are measured.')

  const measured: Record<string, Measures & { scikit: Measures | null }> = {}
  for (const [name, split] of Object.entries(sets)) {
    measured[name] = { ...(await ours(split)), scikit: scikit(split) }
  }
  if (!Object.values(measured).some(({ scikit }) => scikit)) console.log(`${python} has no scikit-learn: not compared.`)
  printTable(
    Object.entries(measured).flatMap(([name, { scikit, ...assay }]) => [
      row(name, sets[name]!, 'Assay', assay),
      ...(scikit ? [row(name, sets[name]!, 'scikit-learn', scikit)] : []),
    ]),
  )
  printTable(await rankings(quick ? 1_500 : 6_000))

  const { scikit: theirs, ...best } = measured.hatemoji ?? measured.generated!
  printResult({
    set: measured.hatemoji ? 'hatemoji' : 'generated',
    ...best,
    generated_accuracy: measured.generated!.accuracy,
    generated_ece: measured.generated!.ece,
    ...(theirs && { sklearn_accuracy: theirs.accuracy, sklearn_auc: theirs.auc }),
  })
}

type Measures = {
  accuracy: number
  macro_f1: number
  auc: number
  ece: number
  train_texts_per_s: number
  score_texts_per_s: number
}

const row = (set: string, { train, test }: Split, by: string, measures: Measures) => ({
  set,
  train: train.length,
  test: test.length,
  by,
  accuracy: String(measures.accuracy),
  'macro F1': String(measures.macro_f1),
  AUC: String(measures.auc),
  ECE: String(measures.ece),
  'train/s': measures.train_texts_per_s,
  'score/s': measures.score_texts_per_s,
})

/** Reading, training and calibrating on one thread, in processor time, so that neighbours on the machine count less. */
async function ours({ train, validation, test }: Split): Promise<Measures> {
  const takes = [1, 2, 3].map(() => {
    const begun = process.cpuUsage()
    const artefact = trainClassifier({ train, validation })
    return { artefact, seconds: processorSeconds(begun) }
  })
  const classifier = await openArtefact(takes[0]!.artefact)
  const framed = test.map(frame)
  const rates = [1, 2, 3, 4, 5].map(() => {
    const begun = process.cpuUsage()
    let scored = 0
    for (; processorSeconds(begun) < 0.4; scored += framed.length) for (const each of framed) classifier.score(each)
    return scored / processorSeconds(begun)
  })
  const scores = test.map((each, at) => ({ ...classifier.score(framed[at]!), happened: each.unsafe === true }))
  return {
    ...measures(scores),
    train_texts_per_s: Math.round(train.length / median(takes.map(({ seconds }) => seconds))),
    score_texts_per_s: Math.round(median(rates)),
  }
}

function scikit({ train, test }: Split): Measures | null {
  const told = spawnSync(python, [path.resolve('bench/classifier-scikit.py')], {
    input: JSON.stringify({ train, test, fit: 1, bits: 19 }),
    maxBuffer: 2 ** 20,
    encoding: 'utf8',
  })
  return told.status === 0 ? rounded(JSON.parse(told.stdout)) : null
}

/** Question and answers with a preferred one: whether the sign is right, and whether the worse one costs more. */
async function rankings(questions: number) {
  const [known, held] = [mildAnswers(questions, { seed: 3 }), mildAnswers(1_000, { seed: 4 })]
  const { safety, ranking } = await ranked(known, held)
  const rows = [
    { set: 'PKU-SafeRLHF-shaped, generated', 'safety %': safety, 'ranking %': ranking },
    { set: 'the seed (GPT-Neo 1.3B, on PKU-SafeRLHF itself)', 'safety %': 81.83, 'ranking %': 67.44 },
  ]
  const dialogues = readDialogues()
  if (!dialogues) return rows
  const { ranking: onDialogues } = await ranked(dialogues.known, dialogues.held)
  return [...rows, { set: 'hh-rlhf harmless, pairs alone', 'safety %': '–', 'ranking %': onDialogues }]
}

type Ranked = { examples: Example[]; pairs: Pair[] }

async function ranked(known: Ranked, held: Ranked) {
  const classifier = await openArtefact(trainClassifier({ train: known.examples, validation: [], pairs: known.pairs }))
  const costs = held.examples.map((each) => classifier.score(frame(each)).cost)
  const told = held.examples.flatMap(({ unsafe }, at) => (unsafe === null ? [] : [costs[at]! > 0 === unsafe]))
  const share = (right: boolean[]) => +((100 * right.filter(Boolean).length) / right.length).toFixed(2)
  return { safety: share(told), ranking: share(held.pairs.map(({ worse, better }) => costs[worse]! > costs[better]!)) }
}

function measures(scores: { cost: number; probability: number; happened: boolean }[]) {
  const count = (said: boolean, happened: boolean) =>
    scores.filter((each) => each.cost > 0 === said && each.happened === happened).length
  const f1 = (side: boolean) => {
    const hits = count(side, side)
    return (2 * hits) / (2 * hits + count(side, !side) + count(!side, side))
  }
  const ordered = scores.toSorted((a, b) => a.cost - b.cost)
  const positives = scores.filter(({ happened }) => happened).length
  const ranks = ordered.reduce((sum, { happened }, at) => sum + (happened ? at + 1 : 0), 0)
  const bins = Array.from({ length: 10 }, () => ({ gap: 0 }))
  for (const { probability, happened } of scores)
    bins[Math.min(9, Math.max(0, Math.ceil(probability * 10) - 1))]!.gap += probability - Number(happened)
  return rounded({
    accuracy: (count(true, true) + count(false, false)) / scores.length,
    macro_f1: (f1(true) + f1(false)) / 2,
    auc: (ranks - (positives * (positives + 1)) / 2) / (positives * (scores.length - positives)),
    ece: bins.reduce((sum, { gap }) => sum + Math.abs(gap), 0) / scores.length,
  })
}

function processorSeconds(begun: NodeJS.CpuUsage) {
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1e6
}

function rounded<T extends Record<string, number>>(of: T): T {
  const pairs = Object.entries(of).map(([name, value]) => [name, value > 10 ? Math.round(value) : +value.toFixed(4)])
  return Object.fromEntries(pairs)
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** The same text always falls into the same part, whatever lies around it. */
function byHash(examples: Example[]): Split {
  const split: Split = { train: [], validation: [], test: [] }
  const seen = new Set<string>()
  for (const example of examples) {
    const hash = createHash('sha256').update(example.prompt.toLowerCase()).digest()
    const key = hash.toString('hex')
    if (seen.has(key)) continue
    seen.add(key)
    split[hash[0]! < 38 ? 'test' : hash[0]! < 64 ? 'validation' : 'train'].push(example)
  }
  return split
}

const csv = (file: string): Record<string, string>[] =>
  parse(readFileSync(path.join(raw, file)), { columns: true, bom: true })
const text = (prompt: string, unsafe: boolean): Example => ({ prompt, unsafe, labels: null })

function readHatemoji(): Split | null {
  if (!existsSync(path.join(raw, 'hatemoji'))) return null
  const part = (name: string) =>
    csv(`hatemoji/HatemojiBuild_${name}.csv`).map((each) => text(each.text!, each.label_gold === '1'))
  return { train: part('train'), validation: part('validation'), test: part('test') }
}

/** Several public files in one, split by hash: train and test of the same kind, unlike Hatemoji's own adversarial split. */
function readMix({ train, validation, test }: Split) {
  const spam = readFileSync(path.join(raw, 'sms-spam/SMSSpamCollection.tsv'), 'utf8').split('\n').filter(Boolean)
  const moderation = gunzipSync(readFileSync(path.join(raw, 'openai-moderation/samples-1680.jsonl.gz'))).toString()
  const categories = ['S', 'H', 'V', 'HR', 'SH', 'S3', 'H2', 'V2']
  return byHash([
    ...train,
    ...validation,
    ...test,
    ...spam.map((line) => text(line.slice(line.indexOf('\t') + 1), line.startsWith('spam'))),
    ...csv('surge-toxicity/toxicity_en.csv').map((each) => text(each.text!, each.is_toxic === 'Toxic')),
    ...csv('cold/dev_first1500.csv').map((each) => text(each.TEXT!, each.label === '1')),
    ...csv('mhc/hatecheck_cases_final_arabic_first1500.csv').map((each) =>
      text(each.test_case!, each.label_gold === 'hateful'),
    ),
    ...moderation
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
      .map((each) =>
        text(
          each.prompt,
          categories.some((code) => each[code] === 1),
        ),
      ),
  ])
}

function readDialogues() {
  const file = path.join(raw, 'hh-rlhf/harmless-base_test.jsonl.gz')
  if (!existsSync(file)) return null
  const lines = gunzipSync(readFileSync(file)).toString().split('\n').filter(Boolean)
  const dialogues: { chosen: string; rejected: string }[] = lines.map((line) => JSON.parse(line))
  const shaped = (part: typeof dialogues): Ranked => ({
    examples: part.flatMap(({ chosen, rejected }) => [answered(rejected), answered(chosen)]),
    pairs: part.map((_, at) => ({ worse: 2 * at, better: 2 * at + 1 })),
  })
  const isHeld = ({ chosen }: { chosen: string }) => createHash('sha256').update(chosen).digest()[0]! < 51
  return { known: shaped(dialogues.filter((each) => !isHeld(each))), held: shaped(dialogues.filter(isHeld)) }
}

function answered(dialogue: string): Example {
  const at = dialogue.lastIndexOf('\n\nAssistant:')
  return { prompt: dialogue.slice(0, at), response: dialogue.slice(at + 12), unsafe: null, labels: null }
}
