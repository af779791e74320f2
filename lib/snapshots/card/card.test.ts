import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { columnsOf } from '../export/columns'
import type { CardFacts } from './facts'
import { writeCard } from './write-card'
import { writeCroissant } from './write-croissant'

const sizes = { train: 8, validation: 1, test: 1 }
const facts: CardFacts = {
  id: '01990000-0000-7000-8000-000000000001',
  dataset: 'User prompts',
  project: 'Harbour',
  version: '2.1.0',
  note: 'For the *model* team\n# not a heading',
  rows: 10,
  pairs: 3,
  contentHash: 'c0ffee',
  takenAt: '2026-01-02T03:04:05.678Z',
  by: 'Cura',
  target: 'prompt',
  licence: null,
  policy: {
    name: 'Moderation starter',
    version: 3,
    labels: [
      { code: 'safe', name: 'Safe', polarity: 'safe', definition: 'None of the others.' },
      { code: 'spam-scams', name: 'Spam | Scams', polarity: 'unsafe', definition: 'Tricks people\nout of money.' },
    ],
  },
  settings: {
    filter: {},
    accepted: true,
    twoPeople: false,
    withoutTainted: false,
    shares: { train: 80, validation: 10, test: 10 },
    seed: 42,
    byPersona: true,
  },
  summary: {
    matching: 14,
    leftOut: { notAccepted: 2, tooFewPeople: 1, tainted: 1 },
    splits: {
      sizes,
      byLabel: [{ label: 'safe', sizes }],
      groups: 7,
      largestGroup: 3,
      kept: 0,
      movedByMerge: 0,
      reasons: ['test has 8.0 % in place of 10 %, because the largest group may not be parted'],
    },
    proof: {
      threshold: 0.7,
      heldOut: 2,
      train: 8,
      compared: 5,
      testLeaks: 0,
      validationLeaks: 0,
      capped: 0,
      publicSets: [{ source: 'XSTest', rows: 450, near: 1 }],
    },
    polarity: { safe: 6, unsafe: 3, none: 1 },
    bySplit: { train: { safe: 5, unsafe: 2, none: 1 }, validation: { safe: 1 }, test: { unsafe: 1 } },
    labels: { safe: 6, 'spam-scams': 3 },
    labelSource: { human: 7, judge: 3 },
    language: { en: 9, 'pt-BR': 1 },
    sources: [
      { name: 'letters.csv <b>', licence: 'CC-BY-4.0', rows: 6 },
      { name: 'Added here', licence: null, rows: 4 },
    ],
    people: { decided: 7, two: 4, most: 3, adjudicated: 1 },
    simulated: 2,
    tainted: 1,
    characters: { least: 5, mean: 60, most: 400 },
    judges: [{ name: 'Panel A v2', read: 9, unreadable: 1, agree: 8 }],
    personalData: { email: 2, phone: 1 },
    changes: null,
    versionReason: 'Minor: 1 row added',
  },
  audit: {
    id: '01990000-0000-7000-8000-000000000002',
    queueId: '01990000-0000-7000-8000-000000000003',
    bound: 0.05,
    size: 59,
    gone: 2,
    open: 0,
    disputed: 0,
    startedBy: 'Cura',
    createdAt: '2026-01-03T00:00:00.000Z',
    certifiedAt: '2026-01-04T00:00:00.000Z',
    certificate: {
      overall: { label: 'All labels', wrong: 1, n: 59, bound: 0.0779 },
      verdict: { label: 'Safe or unsafe', wrong: 0, n: 59, bound: 0.0496 },
      byLabel: [{ label: 'Safe', wrong: 0, n: 0, bound: null }],
      level: 0.95,
      people: 2,
    },
  },
}

test('the head of a card is YAML that hubs read', () => {
  const head: unknown = load(/^---\n([\s\S]*?)\n---\n/.exec(writeCard(facts))?.[1] ?? '')
  expect(head).toEqual({
    pretty_name: 'User prompts',
    version: '2.1.0',
    license: 'other',
    license_name: 'see-sources',
    language: ['en', 'pt'],
    task_categories: ['text-classification'],
    tags: ['safety', 'moderation', 'prompt', 'croissant', 'not-for-all-audiences'],
    size_categories: ['n<1K'],
    configs: [
      {
        config_name: 'default',
        data_files: ['train', 'validation', 'test'].map((split) => ({ split, path: `data/${split}-*.parquet` })),
      },
    ],
  })
})

test.each([
  ['counts and balance', '| unsafe | 3 | 30.0 % |'],
  ['the policy with its definitions', '| `spam-scams` | Spam \\| Scams | unsafe | 3 | Tricks people out of money. |'],
  ['sources and licences', '| letters.csv \\<b\\> | CC-BY-4.0 | 6 |'],
  ['a licence that is not known', '| Added here | not given | 4 |'],
  ['judges and how far they agree', '| Panel A v2 | 9 | 1 | 88.9 % |'],
  ['people and overlap', 'People decided 7 rows, two or more of them 4; 1 disagreements were settled.'],
  ['personal data', '2 rows hold something like an e-mail address, 1 something like a phone number'],
  ['what was left out', 'Of 14 samples that matched: 2 were not accepted, 1 had too few people, 1 were written by'],
  ['the proof of the splits', '0 test rows and 0 validation rows have a Jaccard similarity of 0.7 or more'],
  ['public test sets', '- XSTest: 1 of its 450 rows are near a training row'],
  ['why a split is off its share', '- test has 8.0 % in place of 10 %'],
  ['the certificate with its date', 'On 2026-01-04, 2 people decided 59 rows drawn at random'],
  ['its bound, rounded against us', '| All labels | 1 of 59 | at most 7.79 % |'],
  ['a label of which nothing was drawn', '| Safe | 0 of 0 | none drawn |'],
  ['what could not be drawn', '2 rows could not be drawn'],
  ['known limits', '- 2 texts come from the built-in simulator and teach a model little.'],
  ['the harmful content', '> This archive holds texts that were collected to recognise harmful content.'],
  ['the content hash', 'Content hash `c0ffee`'],
  ['a note as it was written, and no heading of it', '> \\# not a heading'],
])('a card says %s', (_, words) => {
  expect(writeCard(facts)).toContain(words)
})

test('without an audit the card promises nothing', () => {
  const card = writeCard({ ...facts, audit: null })
  expect(card).toContain('None. Nobody has checked a random draw of these labels')
  expect(card).toContain('- There is no certificate: the share of wrong labels is not known.')
})

const required = '@context @type dct:conformsTo name description license url creator datePublished version'.split(' ')
const responsible =
  'dataCollection dataCollectionType dataAnnotationProtocol dataAnnotationPlatform dataAnnotationAnalysis annotationsPerItem annotatorDemographics machineAnnotationTools dataBiases dataLimitations dataSocialImpact dataUseCases personalSensitiveInformation dataPreprocessingProtocol dataManipulationProtocol dataImputationProtocol dataReleaseMaintenancePlan'.split(
    ' ',
  )

test('the Croissant file has all that 1.1 asks for, and every field stands in a file that is there with its hash', () => {
  const files = (['train', 'test'] as const).map((split, at) => ({
    ...{ path: `data/${split}-00000-of-00001.parquet`, split, bytes: 10 + at },
    sha256: String(at).repeat(64),
  }))
  const columns = columnsOf(
    { columns: ['split', 'prompt', 'labels', 'tainted', 'characters'] },
    facts.policy.labels,
    true,
  )
  const written = JSON.parse(writeCroissant(facts, files, columns))
  for (const key of [...required, ...responsible.map((name) => `rai:${name}`)])
    expect([key, (JSON.stringify(written[key]) ?? '').length > 2]).toEqual([key, true])
  expect(written['dct:conformsTo']).toContain('http://mlcommons.org/croissant/1.1')
  expect(written.distribution.map((file: { sha256: string }) => file.sha256)).toEqual(files.map(({ sha256 }) => sha256))
  const [splits, labels, ...records] = written.recordSet
  expect(splits).toMatchObject({ dataType: 'cr:Split', data: [{ 'splits/name': 'train' }, { 'splits/name': 'test' }] })
  expect(labels).toMatchObject({ dataType: 'sc:Enumeration' })
  type Field = { name: string; dataType: string | string[]; source: { fileObject: { '@id': string } } }
  const fields: Field[] = records.flatMap(({ field }: { field: Field[] }) => field)
  expect(fields).toHaveLength(10)
  for (const { source } of fields) expect(files.map(({ path }) => path)).toContain(source.fileObject['@id'])
  expect(fields.find(({ name }) => name === 'labels')?.dataType).toContain('cr:Label')
  expect(fields.find(({ name }) => name === 'tainted')?.dataType).toBe('sc:Boolean')
})
