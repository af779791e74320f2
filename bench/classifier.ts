import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { printResult, printTable } from '../bin/bench-report'
import { mildAnswers, mildExamples } from '../bin/testing/mild-texts'
import { type Dialogues, type PublicText, readDialogues, readHatemoji, readOthers } from '../bin/testing/public-texts'
import type { Example } from '../lib/models/classifier/schema'
import { frame } from '../lib/models/classifier/stand-alone'
import { openArtefact, trainClassifier } from '../lib/models/classifier/train-classifier'

type Split = { train: Example[]; validation: Example[]; test: Example[] }
type Scored = { cost: number; probability: number; happened: boolean }
type Rates = { train_texts_per_s: number; score_texts_per_s: number }
type Measures = Rates & { accuracy: number; macro_f1: number; auc: number; ece: number }

const python = process.env.ASSAY_BENCH_PYTHON ?? 'python3'

/**
 * The local classifier on texts that we generate and, where they lie beside the project, on public files; against
 * scikit-learn on the same rows with the same n-grams where a Python has it (ASSAY_BENCH_PYTHON names one).
 * In distribution: every text is asked about once, by a model of its own fold that learnt from the other four; texts of
 * one group, such as a text and its turned twin, share a fold. Figures are over all texts of a set together.
 */
export default async function bench({ quick }: { quick: boolean }) {
  const generated = mildExamples(quick ? 12_000 : 50_000, { seed: 11 })
  const sets: Record<string, Split[]> = { generated: inFolds(generated.map(alone)) }
  const published = readHatemoji()
  if (published) {
    const hatemoji = Object.values(published).flat()
    sets.hatemoji = inFolds(hatemoji)
    sets['public mix'] = inFolds([...hatemoji, ...readOthers()])
    sets['hatemoji as published'] = [published]
    console.log(twins(published))
  } else console.log('The public files are not here; only generated texts are measured.')

  const measured: Record<string, Measures & { scikit: Measures | null }> = {}
  for (const [name, splits] of Object.entries(sets))
    measured[name] = { ...(await ours(splits)), scikit: scikit(splits) }
  if (!measured.generated!.scikit) console.log(`${python} has no scikit-learn: not compared.`)
  printTable(
    Object.entries(measured).flatMap(([name, { scikit, ...assay }]) => [
      row(name, sets[name]!, 'Assay', assay),
      ...(scikit ? [row(name, sets[name]!, 'scikit-learn', scikit)] : []),
    ]),
  )
  printTable(await rankings(quick ? 1_500 : 6_000))

  const { scikit: theirs, ...best } = measured.hatemoji ?? measured.generated!
  const asPublished = measured['hatemoji as published']
  const mix = measured['public mix']
  printResult({
    set: measured.hatemoji ? 'hatemoji in five folds, twins together' : 'generated in five folds',
    ...best,
    ...(theirs && { sklearn_accuracy: theirs.accuracy, sklearn_auc: theirs.auc, sklearn_ece: theirs.ece }),
    generated_accuracy: measured.generated!.accuracy,
    generated_ece: measured.generated!.ece,
    ...(mix && {
      mix_score_texts_per_s: mix.score_texts_per_s,
      mix_score_characters_per_s: Math.round(mix.score_texts_per_s * charactersEach(sets['public mix']!)),
    }),
    ...(asPublished && { as_published_accuracy: asPublished.accuracy, as_published_auc: asPublished.auc }),
    ...(asPublished?.scikit && { as_published_sklearn_accuracy: asPublished.scikit.accuracy }),
  })
}

const row = (set: string, splits: Split[], by: string, measures: Measures) => ({
  set,
  train: Math.round(sum(splits, ({ train }) => train.length) / splits.length),
  test: sum(splits, ({ test }) => test.length),
  by,
  accuracy: String(measures.accuracy),
  'macro F1': String(measures.macro_f1),
  AUC: String(measures.auc),
  ECE: String(measures.ece),
  'train/s': measures.train_texts_per_s,
  'score/s': measures.score_texts_per_s,
  'characters each': Math.round(charactersEach(splits)),
  // Long texts take longer: by the character they should be as fast as short ones.
  'score characters/s': Math.round(measures.score_texts_per_s * charactersEach(splits)),
})

function charactersEach(splits: Split[]) {
  const characters = sum(splits, ({ test }) => sum(test, ({ prompt }) => prompt.length))
  return characters / sum(splits, ({ test }) => test.length)
}

async function ours(splits: Split[]): Promise<Measures> {
  const scored: Scored[] = []
  const rates: Rates[] = []
  for (const { train, validation, test } of splits) {
    const begun = process.cpuUsage()
    const classifier = await openArtefact(trainClassifier({ train, validation }))
    const train_texts_per_s = train.length / processorSeconds(begun)
    const framed = test.map(frame)
    const score = () => {
      for (const each of framed) classifier.score(each)
    }
    rates.push({ train_texts_per_s, score_texts_per_s: scoringRate(score, framed.length) })
    scored.push(...test.map((each, at) => ({ ...classifier.score(framed[at]!), happened: each.unsafe === true })))
  }
  return {
    ...measures(scored),
    train_texts_per_s: Math.round(median(rates.map((each) => each.train_texts_per_s))),
    score_texts_per_s: Math.round(median(rates.map((each) => each.score_texts_per_s))),
  }
}

/** On one thread, in processor time, so that neighbours on the machine count less; as is the time of training. */
function scoringRate(score: () => void, texts: number) {
  const rates = [1, 2, 3].map(() => {
    const begun = process.cpuUsage()
    let scored = 0
    for (; processorSeconds(begun) < 0.3; scored += texts) score()
    return scored / processorSeconds(begun)
  })
  return median(rates)
}

/** By scikit-learn, each with the fit that ours has when nothing is asked for. */
function scikit(splits: Split[]): Measures | null {
  const told = spawnSync(python, [path.resolve('bench/classifier-scikit.py')], {
    input: JSON.stringify({ splits: splits.map(({ train, test }) => ({ train, test })), fit: 1, bits: 19 }),
    maxBuffer: 2 ** 26,
    encoding: 'utf8',
  })
  if (told.status !== 0) return null
  const { chances, ...rates }: Rates & { chances: number[][] } = JSON.parse(told.stdout)
  const scored = splits.flatMap(({ test }, fold) =>
    test.map(({ unsafe }, at) => {
      const probability = chances[fold]![at]!
      return { probability, cost: probability - 0.5, happened: unsafe === true }
    }),
  )
  return {
    ...measures(scored),
    train_texts_per_s: Math.round(rates.train_texts_per_s),
    score_texts_per_s: Math.round(rates.score_texts_per_s),
  }
}

/** Question and answers with a preferred one: whether the sign is right, and whether the worse one costs more. */
async function rankings(questions: number) {
  const { safety, ranking } = await ranked(mildAnswers(questions, { seed: 3 }), mildAnswers(1_000, { seed: 4 }))
  const rows = [
    { set: 'PKU-SafeRLHF-shaped, generated', 'safety %': safety, 'ranking %': ranking },
    { set: 'the seed (GPT-Neo 1.3B, on PKU-SafeRLHF itself)', 'safety %': 81.83, 'ranking %': 67.44 },
  ]
  const dialogues = readDialogues((text) => hashOf(text)[0]! < 51)
  if (!dialogues) return rows
  const { ranking: onDialogues } = await ranked(dialogues.known, dialogues.held)
  return [...rows, { set: 'hh-rlhf harmless, pairs alone', 'safety %': '–', 'ranking %': onDialogues }]
}

async function ranked(known: Dialogues, held: Dialogues) {
  const classifier = await openArtefact(trainClassifier({ train: known.examples, validation: [], pairs: known.pairs }))
  const costs = held.examples.map((each) => classifier.score(frame(each)).cost)
  const told = held.examples.flatMap(({ unsafe }, at) => (unsafe === null ? [] : [costs[at]! > 0 === unsafe]))
  const share = (right: boolean[]) => +((100 * right.filter(Boolean).length) / right.length).toFixed(2)
  return { safety: share(told), ranking: share(held.pairs.map(({ worse, better }) => costs[worse]! > costs[better]!)) }
}

function measures(scores: Scored[]) {
  const count = (said: boolean, happened: boolean) =>
    scores.filter((each) => each.cost > 0 === said && each.happened === happened).length
  const f1 = (side: boolean) => {
    const hits = count(side, side)
    return (2 * hits) / (2 * hits + count(side, !side) + count(!side, side))
  }
  const ordered = scores.toSorted((a, b) => a.cost - b.cost)
  const positives = scores.filter(({ happened }) => happened).length
  const ranks = ordered.reduce((total, { happened }, at) => total + (happened ? at + 1 : 0), 0)
  const bins = Array.from({ length: 10 }, () => ({ gap: 0 }))
  for (const { probability, happened } of scores)
    bins[Math.min(9, Math.max(0, Math.ceil(probability * 10) - 1))]!.gap += probability - Number(happened)
  return {
    accuracy: short((count(true, true) + count(false, false)) / scores.length),
    macro_f1: short((f1(true) + f1(false)) / 2),
    auc: short((ranks - (positives * (positives + 1)) / 2) / (positives * (scores.length - positives))),
    ece: short(sum(bins, ({ gap }) => Math.abs(gap)) / scores.length),
  }
}

/** Five splits, each with another fifth to be asked about. A group falls where its hash says, whatever lies around it. */
function inFolds(texts: PublicText[]): Split[] {
  const once = [...new Map(texts.map((each) => [each.prompt.toLowerCase(), each])).values()]
  const placed = once.map(({ group, ...example }) => {
    const hash = hashOf(group)
    return { example, fold: hash.readUInt32BE(0) % 5, validates: hash[4]! < 32 }
  })
  return Array.from({ length: 5 }, (_, fold) => {
    const part = (name: keyof Split) =>
      placed
        .filter((each) => (each.fold === fold ? 'test' : each.validates ? 'validation' : 'train') === name)
        .map(({ example }) => example)
    return { train: part('train'), validation: part('validation'), test: part('test') }
  })
}

const alone = (example: Example): PublicText => ({ ...example, group: example.prompt.toLowerCase() })

/** Why nothing that counts words can pass the published test: it would have to forget what it learnt. */
function twins({ train, test }: { train: PublicText[]; test: PublicText[] }) {
  const learnt = new Map(train.map(({ group, unsafe }) => [group, unsafe]))
  const turned = test.filter(({ group, unsafe }) => learnt.has(group) && learnt.get(group) !== unsafe).length
  return `Of Hatemoji's ${test.length} published test texts, ${turned} differ by a word or an emoji from one in its training part that has the other label.`
}

const hashOf = (text: string) => createHash('sha256').update(text).digest()

function processorSeconds(begun: NodeJS.CpuUsage) {
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1e6
}

const sum = <T>(of: readonly T[], value: (each: T) => number) => of.reduce((total, each) => total + value(each), 0)
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
const short = (value: number) => +value.toFixed(4)
