import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { Example, Pair } from '../../lib/models/classifier/schema'

/** `group`: texts that are learnt from or asked about together, such as a text and its twin that was turned by one sign. */
export type PublicText = Example & { group: string }
export type Dialogues = { examples: Example[]; pairs: Pair[] }

const raw = path.resolve(process.env.ASSAY_BENCH_DATA ?? '../shared/data/raw')

/** Hatemoji as its authors split it. Most texts have a twin, changed in a word or an emoji until its label turned. */
export function readHatemoji() {
  if (!existsSync(path.join(raw, 'hatemoji'))) return null
  const parts = ['train', 'validation', 'test'].map((name) => csv(`hatemoji/HatemojiBuild_${name}.csv`))
  const leaders = new Map<string, string>()
  const leaderOf = (id: string): string => {
    const next = leaders.get(id) ?? id
    return next === id ? id : leaderOf(next)
  }
  const join = (id: string, other: string) => leaders.set(leaderOf(id), leaderOf(other))
  for (const each of parts.flat()) {
    join(each.entry_id!, spelled(each.text!))
    if (each.matched_id) join(each.entry_id!, each.matched_id)
  }
  const [train, validation, test] = parts.map((part) =>
    part.map((each) => text(each.text!, each.label_gold === '1', `hatemoji ${leaderOf(each.entry_id!)}`)),
  )
  return { train: train!, validation: validation!, test: test! }
}

/** Public files of several kinds and languages beside Hatemoji. */
export function readOthers(): PublicText[] {
  const spam = readFileSync(path.join(raw, 'sms-spam/SMSSpamCollection.tsv'), 'utf8').split('\n').filter(Boolean)
  const categories = ['S', 'H', 'V', 'HR', 'SH', 'S3', 'H2', 'V2']
  return [
    ...spam.map((line) => text(line.slice(line.indexOf('\t') + 1), line.startsWith('spam'))),
    ...csv('surge-toxicity/toxicity_en.csv').map((each) => text(each.text!, each.is_toxic === 'Toxic')),
    ...csv('cold/dev_first1500.csv').map((each) => text(each.TEXT!, each.label === '1')),
    ...csv('mhc/hatecheck_cases_final_arabic_first1500.csv').map((each) =>
      text(each.test_case!, each.label_gold === 'hateful'),
    ),
    ...lines<{ prompt: string }>('openai-moderation/samples-1680.jsonl.gz').map((each) =>
      text(
        each.prompt,
        categories.some((code) => Reflect.get(each, code) === 1),
      ),
    ),
  ]
}

/** Dialogues of which one ends better than the other; `isHeld` says by a text which are not learnt from. */
export function readDialogues(isHeld: (text: string) => boolean) {
  const file = 'hh-rlhf/harmless-base_test.jsonl.gz'
  if (!existsSync(path.join(raw, file))) return null
  const dialogues = lines<{ chosen: string; rejected: string }>(file)
  const shaped = (part: typeof dialogues): Dialogues => ({
    examples: part.flatMap(({ chosen, rejected }) => [answered(rejected), answered(chosen)]),
    pairs: part.map((_, at) => ({ worse: 2 * at, better: 2 * at + 1 })),
  })
  return {
    known: shaped(dialogues.filter(({ chosen }) => !isHeld(chosen))),
    held: shaped(dialogues.filter(({ chosen }) => isHeld(chosen))),
  }
}

const spelled = (text: string) => text.toLowerCase().trim()

const text = (prompt: string, unsafe: boolean, group = spelled(prompt)): PublicText => ({
  prompt,
  unsafe,
  labels: null,
  group,
})

const csv = (file: string): Record<string, string>[] =>
  parse(readFileSync(path.join(raw, file)), { columns: true, bom: true })

const lines = <T>(file: string): T[] =>
  gunzipSync(readFileSync(path.join(raw, file)))
    .toString()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

function answered(dialogue: string): Example {
  const at = dialogue.lastIndexOf('\n\nAssistant:')
  return { prompt: dialogue.slice(0, at), response: dialogue.slice(at + 12), unsafe: null, labels: null }
}
