import type { ColumnPlan } from '../export/columns'
import { type CardFacts, licenceOf, share } from './facts'

export type CardFile = { path: string; split: 'train' | 'validation' | 'test'; bytes: number; sha256: string }

/** Croissant 1.1 as JSON-LD, with the fields for responsible AI that we can fill in from what is known. */
export function writeCroissant(facts: CardFacts, files: readonly CardFile[], columns: readonly ColumnPlan[]): string {
  const { dataset, version, summary, takenAt, by, policy } = facts
  const licence = licenceOf(summary)
  const distribution = files.map(({ path, bytes, sha256 }) => ({
    '@type': 'cr:FileObject',
    '@id': path,
    name: path,
    contentUrl: path,
    encodingFormat: 'application/x-parquet',
    contentSize: `${bytes} B`,
    sha256,
  }))
  const sets = [...new Set(files.map(({ split }) => split))]
  return `${JSON.stringify(
    {
      '@context': context,
      '@type': 'sc:Dataset',
      'dct:conformsTo': ['http://mlcommons.org/croissant/1.1', 'http://mlcommons.org/croissant/RAI/1.0'],
      name: dataset,
      description: `${facts.rows} samples for safety classification, labelled by ${policy.name} version ${policy.version}. Some of the texts are offensive or dangerous to act upon.`,
      license: licence ?? 'Differs by source: see the card',
      url: `urn:uuid:${facts.id}`,
      creator: { '@type': 'sc:Organization', name: facts.project },
      datePublished: takenAt?.slice(0, 10),
      version,
      citeAs: `${facts.project}: ${dataset}, version ${version}`,
      ...rai(facts, by),
      distribution,
      recordSet: [splitSet(sets), labelSet(facts), ...files.map((file) => recordsOf(file, columns))],
    },
    null,
    2,
  )}\n`
}

const context = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  dct: 'http://purl.org/dc/terms/',
  equivalentProperty: 'cr:equivalentProperty',
  examples: { '@id': 'cr:examples', '@type': '@json' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileProperty: 'cr:fileProperty',
  fileObject: 'cr:fileObject',
  fileSet: 'cr:fileSet',
  format: 'cr:format',
  includes: 'cr:includes',
  isArray: 'cr:isArray',
  isLiveDataset: 'cr:isLiveDataset',
  arrayShape: 'cr:arrayShape',
  jsonPath: 'cr:jsonPath',
  key: 'cr:key',
  md5: 'cr:md5',
  parentField: 'cr:parentField',
  path: 'cr:path',
  recordSet: 'cr:recordSet',
  references: 'cr:references',
  regex: 'cr:regex',
  repeated: 'cr:repeated',
  replace: 'cr:replace',
  samplingRate: 'cr:samplingRate',
  sc: 'https://schema.org/',
  separator: 'cr:separator',
  source: 'cr:source',
  subField: 'cr:subField',
  transform: 'cr:transform',
}

function rai({ summary, rows, audit, settings }: CardFacts, by: string) {
  const { people, judges, personalData, splits, sources } = summary
  return {
    'rai:dataCollection': `Brought together from ${sources.length} sources: ${sources.map(({ name, rows }) => `${name} (${rows})`).join(', ')}.`,
    'rai:dataCollectionType': ['Secondary Data Analysis', ...(summary.simulated > 0 ? ['Synthetic data'] : [])],
    'rai:dataAnnotationProtocol': `One label set per sample by a published policy. ${people.decided} rows were decided by people, ${people.two} by two or more; ${people.adjudicated} disagreements were settled.`,
    'rai:dataAnnotationPlatform': ['Assay'],
    'rai:dataAnnotationAnalysis': audit?.certificate
      ? [
          `A blind random audit of ${audit.certificate.overall.n} rows found ${audit.certificate.overall.wrong} wrong labels.`,
        ]
      : ['No blind audit was made.'],
    'rai:annotationsPerItem': `0 to ${people.most}`,
    'rai:annotatorDemographics': ['Not collected'],
    'rai:machineAnnotationTools': judges.map(
      ({ name, read, agree }) => `${name}: ${share(agree, read)} the same verdict as the label`,
    ),
    'rai:dataBiases': [
      `Verdicts: ${Object.entries(summary.polarity)
        .map(([name, n]) => `${name} ${share(n, rows)}`)
        .join(', ')}. This balance is chosen, not that of any traffic.`,
    ],
    'rai:dataLimitations': [
      'Near copies are found by their letters; paraphrases may stand in two splits.',
      ...splits.reasons,
    ],
    'rai:dataSocialImpact': 'Meant to help recognise harmful text. The same texts can be misused to write more of it.',
    'rai:dataUseCases': ['Training and testing of safety classifiers and guard models'],
    'rai:personalSensitiveInformation': [
      `By pattern: ${personalData.email} rows with something like an e-mail address, ${personalData.phone} with something like a phone number.`,
    ],
    'rai:dataPreprocessingProtocol': [
      `Groups of near copies (Jaccard 0.7, character 5-grams), families and documents are kept within one split${settings.byPersona ? ', and so are personas' : ''}.`,
    ],
    'rai:dataManipulationProtocol': 'Texts are stored and written exactly as they came.',
    'rai:dataImputationProtocol': 'Nothing is filled in: an unknown verdict stays unknown.',
    'rai:dataReleaseMaintenancePlan': `Versions by the rule of Croissant 1.1; this one was taken by ${by}.`,
  }
}

const splitTypes = { train: 'cr:TrainingSplit', validation: 'cr:ValidationSplit', test: 'cr:TestSplit' } as const

const splitSet = (sets: readonly (keyof typeof splitTypes)[]) => ({
  '@type': 'cr:RecordSet',
  '@id': 'splits',
  name: 'splits',
  dataType: 'cr:Split',
  key: { '@id': 'splits/name' },
  field: [{ '@type': 'cr:Field', '@id': 'splits/name', name: 'name', dataType: 'sc:Text' }],
  data: sets.map((name) => ({ 'splits/name': name })),
})

const labelSet = ({ policy }: CardFacts) => ({
  '@type': 'cr:RecordSet',
  '@id': 'labels',
  name: 'labels',
  description: `The labels of ${policy.name}, version ${policy.version}.`,
  dataType: 'sc:Enumeration',
  key: { '@id': 'labels/code' },
  field: ['code', 'name', 'polarity'].map((name) => ({
    '@type': 'cr:Field',
    '@id': `labels/${name}`,
    name,
    dataType: 'sc:Text',
  })),
  data: policy.labels.map(({ code, name, polarity }) => ({
    'labels/code': code,
    'labels/name': name,
    'labels/polarity': polarity,
  })),
})

const types = { int: 'sc:Integer', bool: 'sc:Boolean', time: 'sc:DateTime' } as const

function recordsOf({ path, split }: CardFile, columns: readonly ColumnPlan[]) {
  const set = path.replace(/^data\//, '').replace(/\.parquet$/, '')
  return {
    '@type': 'cr:RecordSet',
    '@id': set,
    name: set,
    description: `${splitTypes[split].slice(3)} in ${path}`,
    field: columns
      .filter(({ kind }) => kind !== 'turns')
      .map(({ name, kind }) => ({
        '@type': 'cr:Field',
        '@id': `${set}/${name}`,
        name,
        dataType:
          name === 'labels' || name.startsWith('label_')
            ? ['sc:Text', 'cr:Label']
            : kind in types
              ? types[kind as keyof typeof types]
              : 'sc:Text',
        ...(kind === 'list' && { isArray: true, arrayShape: '-1' }),
        ...(name === 'split' && { references: { field: { '@id': 'splits/name' } } }),
        source: { fileObject: { '@id': path }, extract: { column: name } },
      })),
  }
}
