import {
  type Answers,
  answerOfSet,
  cohenKappa,
  fleissKappa,
  gwetAc1,
  krippendorffAlpha,
  masiDistance,
  pabak,
  percentAgreement,
  type Votes,
} from '../../agreement'
import { undefinedStatistic } from '../../intervals'
import type { Polarity } from '../../samples/schema'
import { type Ballot, type BallotAnswer, human, writtenAnswer } from '../ballots/rules'
import type { AgreementView, PairView, Rater } from './schema'

type Named = { code: string; name: string; polarity: Polarity }
type By = 'polarity' | 'label'

const polarityNames: Record<Polarity, string> = { safe: 'Safe', caution: 'Caution', unsafe: 'Unsafe', none: 'None' }

/** Everything that can be told of agreement from the counts of equal ballots. */
export function agreementOf(
  ballots: readonly Ballot[],
  judges: readonly Rater[],
  by: By,
  labels: readonly Named[],
): AgreementView {
  const raters = [...judges, { id: human, name: 'People' }]
    .map((rater) => ({ ...rater, ...countsOf(ballots, rater.id) }))
    .filter(({ read, unreadable, refused }) => read + unreadable + refused > 0)
  const pairs = raters.flatMap((first, at) =>
    raters.slice(at + 1).map((second) => pairOf(ballots, first, second, by, labels)),
  )
  return {
    raters,
    pairs,
    together: togetherOf(
      ballots,
      raters.filter(({ id }) => id !== human).map(({ id }) => id),
      by,
    ),
    by,
  }
}

function countsOf(ballots: readonly Ballot[], id: string) {
  const counts = { read: 0, unreadable: 0, refused: 0 }
  for (const { answers, count } of ballots) {
    const answer = answers.get(id)
    if (answer) counts[answer.outcome] += count
  }
  return counts
}

/** The class an answer falls into; null where it was not read, or says nothing. */
const classOf = (answer: BallotAnswer | undefined, by: By) =>
  answer?.outcome !== 'read' || answer.polarity === 'none'
    ? null
    : by === 'polarity'
      ? answer.polarity
      : answerOfSet(answer.labels)

function pairOf(ballots: readonly Ballot[], first: Rater, second: Rater, by: By, labels: readonly Named[]): PairView {
  const found = new Map<string, Map<string, number>>()
  const answersOf = { first: new Map<string, Set<string>>(), second: new Map<string, Set<string>>() }
  let dropped = 0
  for (const { answers, count } of ballots) {
    const [one, other] = [answers.get(first.id), answers.get(second.id)]
    if (!one || !other) continue
    const [row, column] = [classOf(one, by), classOf(other, by)]
    if (row === null || column === null) {
      dropped += count
      continue
    }
    const counts = found.get(row) ?? new Map<string, number>()
    found.set(row, counts.set(column, (counts.get(column) ?? 0) + count))
    noted(answersOf.first, row, writtenAnswer(first.id, one))
    noted(answersOf.second, column, writtenAnswer(second.id, other))
  }
  const classes = classesOf([...answersOf.first.keys(), ...answersOf.second.keys()], by, labels)
  const table = classes.map((row) => classes.map((column) => found.get(row.key)?.get(column.key) ?? 0))
  const said = (id: string, key: string, written: Map<string, Set<string>>) =>
    by === 'polarity' ? `${id}=${key}` : ([...(written.get(key) ?? [])][0] ?? `${id}=none`)
  return {
    first: { id: first.id, name: first.name },
    second: { id: second.id, name: second.name },
    classes,
    cells: table.map((counts, row) =>
      counts.map((count, column) => ({
        count,
        verdict: [
          said(first.id, classes[row]!.key, answersOf.first),
          said(second.id, classes[column]!.key, answersOf.second),
        ],
      })),
    ),
    dropped,
    figures: {
      agreement: percentAgreement(table),
      kappa: cohenKappa(table),
      pabak: pabak(table),
      ac1: gwetAc1(table),
    },
    disagreed: {
      count: table.flatMap((counts, row) => counts.filter((_, column) => row !== column)).reduce((a, b) => a + b, 0),
    },
  }
}

const noted = (map: Map<string, Set<string>>, key: string, value: string) =>
  map.set(key, (map.get(key) ?? new Set()).add(value))

function classesOf(keys: string[], by: By, labels: readonly Named[]) {
  const there = new Set(keys)
  if (by === 'polarity')
    return (['safe', 'caution', 'unsafe'] as const)
      .filter((key) => there.has(key) || key !== 'caution')
      .map((key) => ({ key, name: polarityNames[key], polarity: key }))
  const place = (code: string) => labels.findIndex((label) => label.code === code)
  return [...there]
    .map((key) => {
      const codes = (JSON.parse(key) as string[]).sort((one, other) => place(one) - place(other))
      const known = codes.map((code) => labels.find((label) => label.code === code))
      const polarity = known.some((label) => label?.polarity === 'unsafe') ? 'unsafe' : (known[0]?.polarity ?? 'none')
      const name = codes.map((code, at) => known[at]?.name ?? code).join(', ') || 'Without a label'
      return { key, name, polarity, at: place(codes[0] ?? '') }
    })
    .sort((one, other) => one.at - other.at || one.name.localeCompare(other.name))
    .map(({ at: _, ...one }) => one)
}

/** Fleiss' kappa needs every judge's answer; alpha takes what there is. */
function togetherOf(ballots: readonly Ballot[], judges: readonly string[], by: By): AgreementView['together'] {
  if (judges.length < 2) {
    const alone = undefinedStatistic(0, 'It takes two judges')
    return { fleiss: alone, alpha: alone, masi: alone }
  }
  const given = ballots.map(({ answers, count }) => ({
    units: count,
    classes: judges.map((id) => classOf(answers.get(id), by)),
    sets: judges.map((id) => classOf(answers.get(id), 'label')),
  }))
  const keys = [...new Set(given.flatMap(({ classes }) => classes))].filter((key) => key !== null)
  const full: Votes[] = given
    .filter(({ classes }) => classes.every((one) => one !== null))
    .map(({ classes, units }) => ({ units, votes: keys.map((key) => classes.filter((one) => one === key).length) }))
  const some = (of: 'classes' | 'sets'): Answers[] =>
    given.map((one) => ({ units: one.units, answers: one[of].filter((answer) => answer !== null) }))
  return {
    fleiss: fleissKappa(full),
    alpha: krippendorffAlpha(some('classes')),
    masi: krippendorffAlpha(some('sets'), masiDistance),
  }
}
