import { Prisma } from '../../generated/prisma/client'
import { type ExportColumn, type ExportOptions, frozenColumns, type LabelForm, usualColumns } from './schema'

/**
 * How the bytes of a cell are written. All come as text: `word` is short and repeats, `int` and `bool` stand bare,
 * `json` is written JSON already, `list` a JSON list of texts, `turns` a JSON list of role and content, `time` an instant in UTC.
 */
export type Kind = 'text' | 'word' | 'int' | 'bool' | 'json' | 'list' | 'turns' | 'time'
export type ColumnPlan = { name: string; kind: Kind; sql: Prisma.Sql; required?: true }
export type PolicyLabels = readonly { code: string; name: string; polarity: string; retired?: boolean }[]

type Column = Omit<ColumnPlan, 'name'>

const columns: Record<Exclude<ExportColumn, 'labels'>, Column> = {
  id: { kind: 'word', sql: Prisma.sql`r.id::text`, required: true },
  split: { kind: 'word', sql: Prisma.sql`r.split`, required: true },
  prompt: { kind: 'text', sql: Prisma.sql`r.prompt`, required: true },
  conversation: { kind: 'turns', sql: Prisma.sql`r.conversation::text` },
  response: { kind: 'text', sql: Prisma.sql`r.response` },
  polarity: { kind: 'word', sql: Prisma.sql`r.polarity`, required: true },
  label_source: { kind: 'word', sql: Prisma.sql`r."labelSource"`, required: true },
  state: { kind: 'word', sql: Prisma.sql`r.state`, required: true },
  language: { kind: 'word', sql: Prisma.sql`r.language` },
  source: { kind: 'text', sql: Prisma.sql`r.source` },
  source_row: { kind: 'int', sql: Prisma.sql`r."sourceRow"::text` },
  licence: { kind: 'text', sql: Prisma.sql`r.licence` },
  persona: { kind: 'text', sql: Prisma.sql`r.persona` },
  model: { kind: 'text', sql: Prisma.sql`r.model` },
  unwrapped: { kind: 'text', sql: Prisma.sql`r.unwrapped` },
  wrapper: { kind: 'text', sql: Prisma.sql`r.wrapper` },
  safe_prompt: { kind: 'text', sql: Prisma.sql`r."safePrompt"` },
  characters: { kind: 'int', sql: Prisma.sql`r.characters::text`, required: true },
  reviewed: { kind: 'bool', sql: Prisma.sql`r.reviewed::text`, required: true },
  people: { kind: 'int', sql: Prisma.sql`r.people::text`, required: true },
  tainted: { kind: 'bool', sql: Prisma.sql`r.tainted::text`, required: true },
  simulated: { kind: 'bool', sql: Prisma.sql`r.simulated::text`, required: true },
  group_id: { kind: 'word', sql: Prisma.sql`r."groupId"::text`, required: true },
  revision: { kind: 'int', sql: Prisma.sql`r.revision::text`, required: true },
  content_hash: { kind: 'word', sql: Prisma.sql`r."contentHash"::text`, required: true },
  created_at: {
    kind: 'time',
    sql: Prisma.sql`to_char(r."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    required: true,
  },
  meta: { kind: 'json', sql: Prisma.sql`r.meta::text` },
}

/** The columns that were asked for, in the order of the list and not of the asking, so that the same choice is the same file. */
export function columnsOf(
  { columns: asked, labels: form = 'codes' }: ExportOptions,
  labels: PolicyLabels,
  frozen: boolean,
): ColumnPlan[] {
  const chosen = new Set(asked ?? usualColumns)
  const order: ExportColumn[] = [...(Object.keys(columns) as Exclude<ExportColumn, 'labels'>[])]
  order.splice(order.indexOf('polarity'), 0, 'labels')
  return order
    .filter((name) => chosen.has(name) && (frozen || !frozenColumns.includes(name)))
    .flatMap((name) => (name === 'labels' ? labelColumns(form, labels) : [{ name, ...columns[name] }]))
}

function labelColumns(form: LabelForm, labels: PolicyLabels): ColumnPlan[] {
  if (form === 'codes')
    return [{ name: 'labels', kind: 'list', sql: Prisma.sql`array_to_json(r.labels)::text`, required: true }]
  if (form === 'names')
    return [{ name: 'labels', kind: 'list', sql: Prisma.sql`array_to_json(${namesOf(labels)})::text`, required: true }]
  // Of a row without a label nothing is known, which is not no.
  return labels.map(({ code }) => ({
    name: `label_${code}`,
    kind: 'bool',
    sql: Prisma.sql`(CASE WHEN r.labels = '{}' AND r.polarity = 'none' THEN NULL ELSE ${code} = ANY(r.labels) END)::text`,
  }))
}

/** The names of a row's labels, in their order; a code that the policy does not have stays a code. */
export const namesOf = (labels: PolicyLabels, only: Prisma.Sql = Prisma.sql`TRUE`) =>
  labels.length === 0
    ? Prisma.sql`r.labels`
    : Prisma.sql`ARRAY(SELECT coalesce(n.name, c.code) FROM unnest(r.labels) WITH ORDINALITY c(code, at)
        LEFT JOIN (VALUES ${Prisma.join(labels.map(({ code, name, polarity }) => Prisma.sql`(${code}, ${name}, ${polarity})`))}) n(code, name, polarity) ON n.code = c.code
        WHERE ${only} ORDER BY c.at)`
