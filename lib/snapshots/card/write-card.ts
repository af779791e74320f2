import { exportColumns } from '../export/schema'
import { type CardFacts, nice, share } from './facts'

/** Where the studio’s texts are dangerous by purpose, the file says so before anything else. */
export const notice = `This archive holds texts that were collected to recognise harmful content. Some of them are
offensive, deceptive or dangerous to act upon. They are data for classifiers and for people who
review them. Do not show them to anyone who has not agreed to see them, do not publish them
outside of their purpose, and do not train a model to write more of them.
`

/** The README.md of a folder: a head that hubs read, then what people ask. */
export function writeCard(facts: CardFacts): string {
  const { dataset, version, rows, summary, takenAt, contentHash } = facts
  return [
    head(facts),
    `# ${line(dataset)}, version ${version}`,
    '',
    `${nice(rows)} samples for safety classification, frozen on ${day(takenAt)}. Each is judged by its ${facts.target === 'prompt' ? 'prompt: is this text of a user unsafe?' : 'response: is the last answer unsafe?'}`,
    '',
    `> ${notice.trim().replaceAll('\n', '\n> ')}`,
    '',
    ...(facts.note ? [...quoted(facts.note), ''] : []),
    ...section('Counts', [
      table(['split', 'rows', ...Object.keys(summary.polarity)], splitRows(facts)),
      '',
      table(
        ['verdict', 'rows', 'share'],
        Object.entries(summary.polarity).map(([name, n]) => [name, nice(n), share(n, rows)]),
      ),
      '',
      `Texts have ${nice(summary.characters.least)} to ${nice(summary.characters.most)} characters, ${nice(summary.characters.mean)} on average. ${nice(summary.simulated)} were written by the built-in simulator. ${facts.pairs > 0 ? `${nice(facts.pairs)} preference pairs belong to it.` : ''}`,
    ]),
    ...section('Labels', [
      `Policy: ${line(facts.policy.name)}, version ${facts.policy.version}.`,
      '',
      table(
        ['code', 'name', 'says', 'rows', 'definition'],
        facts.policy.labels.map(({ code, name, polarity, definition }) => [
          `\`${code}\``,
          name,
          polarity,
          nice(summary.labels[code] ?? 0),
          definition,
        ]),
      ),
      '',
      `Rows without a label: ${nice(summary.polarity.none ?? 0)}. An unknown verdict is never written as safe.`,
    ]),
    ...section('Certificate', certificate(facts)),
    ...section('Splits', splits(facts)),
    ...section('Sources and licences', [
      table(
        ['source', 'licence', 'rows'],
        summary.sources.map(({ name, licence, rows }) => [name, licence ?? 'not given', nice(rows)]),
      ),
    ]),
    ...section('How labels came about', [
      table(
        ['origin', 'rows', 'share'],
        Object.entries(summary.labelSource).map(([name, n]) => [name, nice(n), share(n, rows)]),
      ),
      '',
      `People decided ${nice(summary.people.decided)} rows, two or more of them ${nice(summary.people.two)}; ${nice(summary.people.adjudicated)} disagreements were settled.`,
      '',
      ...judges(facts),
    ]),
    ...section('Personal data', [
      `Looked for by pattern, not by people: ${nice(summary.personalData.email)} rows hold something like an e-mail address, ${nice(summary.personalData.phone)} something like a phone number.`,
    ]),
    ...section('What is left out', [
      `Of ${nice(summary.matching)} samples that matched: ${nice(summary.leftOut.notAccepted)} were not accepted, ${nice(summary.leftOut.tooFewPeople)} had too few people, ${nice(summary.leftOut.tainted)} were written by strangers and left out.`,
    ]),
    ...section('Known limits', limits(facts)),
    ...section('Columns', [
      `${exportColumns.map((name) => `\`${name}\``).join(', ')}; each file has those that were chosen.`,
    ]),
    ...section('Identity', [
      `Version ${version} by the rule of Croissant 1.1. ${line(summary.versionReason)}.`,
      '',
      `Content hash \`${contentHash}\`: SHA-256 over the sorted SHA-256s of all rows, each row written as the JSON list of prompt, conversation, response, labels and verdict.`,
    ]),
  ].join('\n')
}

const day = (at: string | null) => at?.slice(0, 10) ?? 'an unknown day'
/** Names are somebody’s text: one line, and nothing in it that Markdown would take for its own. */
const line = (text: string) => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|!~]/g, '\\$&')
const cell = (text: string) => (text.startsWith('`') ? text.replaceAll('|', '\\|') : line(text))
const quoted = (text: string) => text.split('\n').map((each) => `> ${line(each)}`)
const section = (title: string, lines: string[]) => [`## ${title}`, '', ...lines, '']
const table = (columns: string[], rows: string[][]) =>
  [
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => ' --- ').join('|')}|`,
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n')

/** YAML by way of JSON, which every YAML reader takes. */
function head({ dataset, rows, licence, summary, target, version }: CardFacts) {
  const languages = Object.keys(summary.language)
    .filter((each) => /^[a-z]{2,3}(-|$)/i.test(each))
    .map((each) => each.slice(0, 2).toLowerCase())
  const size =
    (
      [
        [1e3, 'n<1K'],
        [1e4, '1K<n<10K'],
        [1e5, '10K<n<100K'],
        [1e6, '100K<n<1M'],
      ] as const
    ).find(([most]) => rows < most)?.[1] ?? '1M<n<10M'
  const files = (['train', 'validation', 'test'] as const)
    .filter((split) => summary.splits.sizes[split] > 0)
    .map((split) => ({ split, path: `data/${split}-*.parquet` }))
  const fields: Record<string, unknown> = {
    pretty_name: dataset,
    version,
    license: 'other',
    license_name: licence ?? 'see-sources',
    ...(languages.length > 0 && { language: [...new Set(languages)] }),
    task_categories: ['text-classification'],
    tags: ['safety', 'moderation', target, 'croissant', 'not-for-all-audiences'],
    size_categories: [size],
    configs: [{ config_name: 'default', data_files: files }],
  }
  return ['---', ...Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`), '---', ''].join(
    '\n',
  )
}

function splitRows({ summary }: CardFacts) {
  const known = Object.keys(summary.polarity)
  return (['train', 'validation', 'test'] as const).map((split) => [
    split,
    nice(summary.splits.sizes[split]),
    ...known.map((polarity) => nice(summary.bySplit[split]?.[polarity] ?? 0)),
  ])
}

function certificate({ audit }: CardFacts) {
  if (!audit?.certificate)
    return [
      'None. Nobody has checked a random draw of these labels without seeing them, so nothing is promised of them.',
    ]
  const { overall, verdict, byLabel, people } = audit.certificate
  const figure = ({ label, wrong, n, bound }: typeof overall) => [
    label,
    `${wrong} of ${n}`,
    bound === null ? 'none drawn' : `at most ${(Math.ceil(bound * 10_000) / 100).toFixed(2)} %`,
  ]
  return [
    `On ${day(audit.certifiedAt)}, ${people} ${people === 1 ? 'person' : 'people'} decided ${overall.n} rows drawn at random from this snapshot, without seeing their labels. With 95 % confidence (one-sided Clopper–Pearson):`,
    '',
    table(['of', 'wrong', 'error'], [figure(overall), figure(verdict), ...byLabel.map(figure)]),
    ...(audit.gone > 0
      ? ['', `${nice(audit.gone)} rows could not be drawn: their samples are gone or were edited since.`]
      : []),
  ]
}

function splits({ summary, settings }: CardFacts) {
  const { proof, splits } = summary
  return [
    `Shares ${settings.shares.train} / ${settings.shares.validation} / ${settings.shares.test}, seed ${settings.seed}, even over labels. ${nice(splits.groups)} groups of samples that may not be parted (near copies, one family of wrapped or contrasted forms, one document${settings.byPersona ? ', one persona' : ''}); the largest has ${nice(splits.largestGroup)}.`,
    ...splits.reasons.map((reason) => `- ${reason}`),
    '',
    proof
      ? `${nice(proof.testLeaks)} test rows and ${nice(proof.validationLeaks)} validation rows have a Jaccard similarity of ${proof.threshold} or more (character 5-grams) to any training row; ${nice(proof.compared)} pairs could have been as near and were compared exactly.${proof.capped > 0 ? ` ${nice(proof.capped)} training rows are so like thousands of others that not all of these were looked at.` : ''}`
      : 'The splits were not checked.',
    ...(proof?.publicSets ?? []).map(
      ({ source, rows, near }) => `- ${line(source)}: ${nice(near)} of its ${nice(rows)} rows are near a training row`,
    ),
  ]
}

function judges({ summary }: CardFacts) {
  if (summary.judges.length === 0) return ['No judge gave a verdict.']
  return [
    table(
      ['judge', 'read', 'unreadable', 'same verdict as the label'],
      summary.judges.map(({ name, read, unreadable, agree }) => [
        name,
        nice(read),
        nice(unreadable),
        share(agree, read),
      ]),
    ),
  ]
}

const limits = ({ summary, rows, audit }: CardFacts) => [
  '- Near copies are found by their letters. A paraphrase shares few of them and may stand in two splits.',
  `- ${share(rows - summary.people.decided, rows)} of the labels were not decided by a person.`,
  ...(summary.tainted > 0 ? [`- ${nice(summary.tainted)} texts were written by strangers on the web.`] : []),
  ...(summary.simulated > 0
    ? [`- ${nice(summary.simulated)} texts come from the built-in simulator and teach a model little.`]
    : []),
  ...(audit?.certificate ? [] : ['- There is no certificate: the share of wrong labels is not known.']),
  ...(summary.sources.some(({ licence }) => licence === null) ? ['- The licence of some sources is not known.'] : []),
]
