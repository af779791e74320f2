import { Prisma } from '../generated/prisma/client'
import { type CountedKey, countedKeys } from './filter/rules'
import { type FilterKey, none, type SampleFilter } from './filter/schema'
import { type Term, termsOf } from './text/rules'

/** A filter as conditions on "Sample". Values travel as parameters, columns are written here. */
export function filterConditions(filter: SampleFilter, which: 'all' | 'counted' | 'uncounted' = 'all'): Prisma.Sql[] {
  const counted = (key: string): key is CountedKey => countedKeys.some((each) => each === key)
  return (Object.keys(conditions) as FilterKey[])
    .filter((key) => filter[key] !== undefined && (which === 'all' || counted(key) === (which === 'counted')))
    .map((key) => conditions[key](filter))
}

export const allOf = (parts: Prisma.Sql[]) => (parts.length > 0 ? Prisma.join(parts, ' AND ') : Prisma.sql`TRUE`)

const yes = (condition: Prisma.Sql, value: boolean | undefined) => (value ? condition : Prisma.sql`NOT (${condition})`)

const conditions: Record<FilterKey, (filter: SampleFilter) => Prisma.Sql> = {
  labels: ({ labels = [] }) =>
    labels.includes(none)
      ? Prisma.sql`(labels = '{}' OR labels && ${labels}::text[])`
      : Prisma.sql`labels && ${labels}::text[]`,
  polarity: ({ polarity = [] }) => Prisma.sql`polarity = ANY(${polarity}::"Polarity"[])`,
  state: ({ state = [] }) => Prisma.sql`state = ANY(${state}::"SampleState"[])`,
  labelSource: ({ labelSource = [] }) => Prisma.sql`"labelSource" = ANY(${labelSource}::"LabelSource"[])`,
  source: ({ source = [] }) => {
    const among = Prisma.sql`"sourceId" = ANY(${source.filter((id) => id !== none)}::uuid[])`
    return source.includes(none) ? Prisma.sql`("sourceId" IS NULL OR ${among})` : among
  },
  run: ({ run = [] }) => Prisma.sql`"runId" = ANY(${run}::uuid[])`,
  persona: ({ persona = [] }) => Prisma.sql`"personaId" = ANY(${persona}::uuid[])`,
  personaGroup: ({ personaGroup = [] }) => {
    const groups = personaGroup.filter((group) => group !== none)
    const among = Prisma.sql`"personaId" IN (SELECT id FROM "Persona" WHERE "group" = ANY(${groups}::text[]))`
    return personaGroup.includes(none)
      ? Prisma.sql`("personaId" IS NULL OR "personaId" NOT IN (SELECT id FROM "Persona" WHERE "group" <> '') OR ${among})`
      : among
  },
  topic: ({ topic = [] }) => said(Prisma.sql`meta->>'topic'`, topic),
  model: ({ model = [] }) => said(Prisma.sql`model`, model),
  language: ({ language = [] }) => Prisma.sql`coalesce(language, '') = ANY(${language}::text[])`,
  judged: ({ judged }) => yes(Prisma.sql`judged`, judged),
  reviewed: ({ reviewed }) => yes(Prisma.sql`reviewed`, reviewed),
  hasResponse: ({ hasResponse }) => yes(Prisma.sql`response IS NOT NULL`, hasResponse),
  hasConversation: ({ hasConversation }) => yes(Prisma.sql`conversation IS NOT NULL`, hasConversation),
  simulated: ({ simulated }) => yes(Prisma.sql`simulated`, simulated),
  tainted: ({ tainted }) => yes(Prisma.sql`tainted`, tainted),
  minCharacters: ({ minCharacters = 0 }) => Prisma.sql`characters >= ${minCharacters}`,
  maxCharacters: ({ maxCharacters = 0 }) => Prisma.sql`characters <= ${maxCharacters}`,
  text: ({ text = '' }) => (text.trim() === '' ? Prisma.sql`TRUE` : Prisma.sql`${words} @@ ${queryOf(termsOf(text))}`),
  verdict: ({ verdict = [] }) => Prisma.sql`id IN (SELECT "sampleId" FROM "Ballot" WHERE ${answersHold(verdict)})`,
  sift: ({ sift = '' }) => {
    const [runId, side] = sift.split(':')
    return Prisma.sql`id IN (SELECT "sampleId" FROM "SiftedSample" WHERE "runId" = ${runId}::uuid AND side = ${side}::"SiftSide")`
  },
  snapshot: ({ snapshot = '' }) => {
    const [id, split] = snapshot.split(':')
    const ofSplit = split ? Prisma.sql` AND split = ${split}::"Split"` : Prisma.empty
    return Prisma.sql`id IN (SELECT "sampleId" FROM "SnapshotRow" WHERE "snapshotId" = ${id}::uuid${ofSplit})`
  },
  decidedBy: ({ decidedBy }) =>
    Prisma.sql`id IN (SELECT "sampleId" FROM "Decision" WHERE "runId" = ${decidedBy}::uuid)`,
  decided: ({ decided = '' }) => {
    const [first, last, who] = decided.split(/[/:]/)
    const by = who ? Prisma.sql` AND "userId" = ${who}::uuid` : Prisma.empty
    // Ids begin with their time, and an index is in their order; a day more on either side forgives clocks that differ.
    return Prisma.sql`id IN (SELECT "sampleId" FROM "Decision" WHERE id BETWEEN ${idAt(first, -1)} AND ${idAt(last, 2)}
      AND "createdAt" >= ${first}::date AND "createdAt" < ${last}::date + 1 AND "runId" IS NULL AND act IN ('accept', 'relabel', 'reject', 'flag')${by})`
  },
  copies: ({ copies }) =>
    Prisma.sql`id IN (SELECT "sampleId" FROM "DuplicateMember" WHERE "groupId" = ${copies}::uuid)`,
  ids: ({ ids = [] }) => Prisma.sql`id = ANY(${ids}::uuid[])`,
}

/** The least id that is made so many days after this one began. */
const idAt = (day: string | undefined, after: number) =>
  Prisma.sql`(SELECT (lpad(to_hex((extract(epoch FROM ${day}::date + ${after}::int) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid)`

/** One of these words; the empty one stands for a sample that says nothing. */
function said(column: Prisma.Sql, words: readonly string[]) {
  const among = Prisma.sql`${column} = ANY(${words}::text[])`
  return words.includes(none) ? Prisma.sql`(${column} IS NULL OR ${among})` : among
}

/** What was said of a sample is all of this. */
export const answersHold = (verdict: readonly string[]) => allOf(verdict.map(saidBy))

/** An answer to the letter, or all that begin like it: "judge=unsafe" with whichever labels, "judge=read" with whichever answer. The counters know every answer there is. */
const saidBy = (said: string) => Prisma.sql`answers && ARRAY(
  SELECT DISTINCT answer FROM "BallotDelta", unnest(answers) AS answer WHERE ${holds(said)})`

const holds = (said: string) => {
  const who = said.slice(0, said.indexOf('=') + 1)
  return said === `${who}read`
    ? Prisma.sql`starts_with(answer, ${who}) AND answer <> ALL(${[`${who}unreadable`, `${who}refused`]}::text[])`
    : Prisma.sql`(answer = ${said} OR starts_with(answer, ${`${said}:`}))`
}

/** Letter by letter the expression of the index Sample_words_idx, which is used for no other. */
const words = Prisma.sql`to_tsvector('simple'::regconfig, left("prompt", 20000) || ' ' || coalesce(left("response", 20000), ''))`

function queryOf(terms: Term[]): Prisma.Sql {
  // Nothing that could be found: marks alone, or an emoji.
  if (terms.length === 0) return Prisma.sql`''::tsquery`
  return Prisma.sql`(${Prisma.join(terms.map(oneOf), ' && ')})`
}

function oneOf({ text, kind, not }: Term) {
  const query =
    kind === 'beginning'
      ? Prisma.sql`to_tsquery('simple'::regconfig, ${`${text}:*`})`
      : Prisma.sql`phraseto_tsquery('simple'::regconfig, ${text})`
  return not ? Prisma.sql`!! ${query}` : query
}
