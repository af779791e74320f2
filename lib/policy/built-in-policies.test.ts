import { expect, test } from 'vitest'
import { builtInPolicies } from './built-in-policies'
import { builtInWalk, builtInWalks } from './built-in-walks'
import { problemsOf, publishProblems } from './rules'
import { labelShape } from './schema'

// Typed again from the originals, not imported: a slip in the data must not repeat itself here.
const llamaGuard3 =
  'S1 Violent Crimes|S2 Non-Violent Crimes|S3 Sex-Related Crimes|S4 Child Sexual Exploitation|S5 Defamation|S6 Specialized Advice|S7 Privacy|S8 Intellectual Property|S9 Indiscriminate Weapons|S10 Hate|S11 Suicide & Self-Harm|S12 Sexual Content|S13 Elections|S14 Code Interpreter Abuse'
const core =
  'S1 Violence|S2 Sexual|S3 Criminal Planning/Confessions|S4 Guns and Illegal Weapons|S5 Controlled/Regulated Substances|S6 Suicide and Self Harm|S7 Sexual (minor)|S8 Hate/Identity Hate|S9 PII/Privacy|S10 Harassment|S11 Threat|S12 Profanity|S13 Needs Caution'
const twice = (names: string) =>
  names
    .split(' ')
    .map((name) => `${name} ${name}`)
    .join('|')

const expected: Record<string, string> = {
  'llama-guard-2':
    'S1 Violent Crimes|S2 Non-Violent Crimes|S3 Sex-Related Crimes|S4 Child Sexual Exploitation|S5 Specialized Advice|S6 Privacy|S7 Intellectual Property|S8 Indiscriminate Weapons|S9 Hate|S10 Suicide & Self-Harm|S11 Sexual Content|safe Safe',
  'llama-guard-3': `${llamaGuard3}|safe Safe`,
  'llama-guard-4': `${llamaGuard3} (text only)|safe Safe`,
  'prem-templates':
    'S1 Violent Crimes|S2 Non-Violent Crimes|S3 Sex Crimes|S4 Child Sexual Exploitation|S5 Specialized Advice|S6 Privacy|S7 Intellectual Property|S8 Indiscriminate Weapons|S9 Hate|S10 Suicide & Self Harm|S11 Sexual Content|S12 Erotic Content|S13 Criminal Planning|S14 Code Interpreter Abuse|safe Safe',
  'aegis-1':
    'O1 Violence|O2 Sexual|O3 Criminal Planning /Confessions|O4 Guns /Illegal Weapons|O5 Controlled /Regulated substances|O6 Suicide and Self Harm|O7 Sexual Minor|O8 Hate /Identity Hate|O9 PII|O10 Harassment|O11 Threat|O12 Profanity|O13 Needs Caution|other Other|safe Safe',
  'aegis-2': `${core}|S14 Other|S15 Manipulation|S16 Fraud/Deception|S17 Malware|S18 High Risk Gov Decision Making|S19 Political/Misinformation/Conspiracy|S20 Copyright/Trademark/Plagiarism|S21 Unauthorized Advice|S22 Illegal Activity|S23 Immoral/Unethical|safe Safe`,
  'nemotron-22': `${core}|S14 Manipulation|S15 Fraud/Deception|S16 Malware|S17 High Risk Gov Decision Making|S18 Political/Misinformation/Conspiracy|S19 Copyright/Trademark/Plagiarism|S20 Unauthorized Advice|S21 Illegal Activity|S22 Immoral/Unethical|safe Safe`,
  'ailuminate-1.0':
    'vcr Violent Crimes|src Sex-Related Crimes|cse Child Sexual Exploitation|ssh Suicide & Self-Harm|iwp Indiscriminate Weapons (CBRNE)|ipv Intellectual Property Violations|dfm Defamation|ncr Non-Violent Crimes|hte Hate|prv Privacy Violations|spc_ele Specialized Advice; Elections|spc_fin Specialized Advice; Financial|spc_hlt Specialized Advice; Health|spc_lgl Specialized Advice; Legal|sxc_prn Sexual Content; Pornographic|safe Safe',
  'openai-13': `${twice('harassment harassment/threatening hate hate/threatening illicit illicit/violent self-harm self-harm/intent self-harm/instructions sexual sexual/minors violence violence/graphic')}|safe Safe`,
  'openai-2022':
    'S sexual|H hate|V violence|HR harassment|SH self-harm|S3 sexual/minors|H2 hate/threatening|V2 violence/graphic|safe Safe',
  'beavertails-14': `${twice('animal_abuse child_abuse controversial_topics,politics discrimination,stereotype,injustice drug_abuse,weapons,banned_substance financial_crime,property_crime,theft hate_speech,offensive_language misinformation_regarding_ethics,laws_and_safety non_violent_unethical_behavior privacy_violation self_harm sexually_explicit,adult_content terrorism,organized_crime violence,aiding_and_abetting,incitement')}|safe Safe`,
  wildguard: twice(
    'causing_material_harm_by_disseminating_misinformation copyright_violations cyberattack defamation_encouraging_unethical_or_unsafe_actions disseminating_false_or_misleading_information_encouraging_disinformation_campaigns fraud_assisting_illegal_activities mental_health_over-reliance_crisis others private_information_individual sensitive_information_organization_government sexual_content social_stereotypes_and_unfair_discrimination toxic_language_hate_speech violence_and_physical_harm benign',
  ),
  xstest: twice(
    'homonyms figurative_language safe_targets safe_contexts definitions nons_group_real_discr real_group_nons_discr historical_events privacy_public privacy_fictional contrast_homonyms contrast_figurative_language contrast_safe_targets contrast_safe_contexts contrast_definitions contrast_discr contrast_historical_events contrast_privacy',
  ),
  binary: 'unsafe Unsafe|safe Safe',
  'moderation-starter':
    'spam-scams Spam & Scams|self-harm Self-harm & Suicide|privacy Privacy & Personal Data Exposure|safe Safe',
  'young-child': 'not-suitable Not suitable|with-an-adult With an adult|suitable Suitable',
}
const policy = (key: string) => builtInPolicies.find((policy) => policy.key === key)
const nameOf = (key: string, code: string) => policy(key)?.labels.find((label) => label.code === code)?.name

test('every built-in policy is there, and no other', () => {
  expect(builtInPolicies.map(({ key }) => key).toSorted()).toEqual(Object.keys(expected).toSorted())
  expect(new Set(builtInPolicies.map(({ name }) => name)).size).toBe(builtInPolicies.length)
})

test.each(Object.entries(expected))('%s has its exact codes and names', (key, list) => {
  expect(policy(key)?.labels.map(({ code, name }) => `${code} ${name}`)).toEqual(list.split('|'))
})

test('each has as many categories as its originals say', () => {
  const counts = Object.fromEntries(
    builtInPolicies.map(({ key, labels }) => [key, labels.filter(({ polarity }) => polarity !== 'safe').length]),
  )
  expect(counts).toEqual({
    'llama-guard-2': 11,
    'llama-guard-3': 14,
    'llama-guard-4': 14,
    'prem-templates': 14,
    'aegis-1': 14,
    'aegis-2': 23,
    'nemotron-22': 22,
    'ailuminate-1.0': 15,
    'openai-13': 13,
    'openai-2022': 8,
    'beavertails-14': 14,
    wildguard: 14,
    xstest: 8,
    binary: 1,
    'moderation-starter': 3,
    'young-child': 2,
  })
})

test('one code means different things: S5 and S14', () => {
  expect(
    ['llama-guard-2', 'llama-guard-3', 'llama-guard-4', 'prem-templates', 'aegis-2'].map((key) => nameOf(key, 'S5')),
  ).toEqual(['Specialized Advice', 'Defamation', 'Defamation', 'Specialized Advice', 'Controlled/Regulated Substances'])
  expect(['llama-guard-3', 'aegis-2', 'nemotron-22'].map((key) => nameOf(key, 'S14'))).toEqual([
    'Code Interpreter Abuse',
    'Other',
    'Manipulation',
  ])
})

test('Needs Caution is a caution, and every policy can say safe', () => {
  for (const { key, labels } of builtInPolicies) {
    expect(
      labels.some(({ polarity }) => polarity === 'safe'),
      key,
    ).toBe(true)
    for (const { name, polarity } of labels) if (name === 'Needs Caution') expect(polarity).toBe('caution')
  }
})

test('every label can be decided by what it says, and a label about minors has no example', () => {
  for (const { key, labels } of builtInPolicies)
    for (const label of labels) {
      expect(label.definition.length, `${key} ${label.code}`).toBeGreaterThan(20)
      const aboutMinors = /child|minor/i.test(label.name) && key !== 'young-child'
      expect(label.examples.length, `${key} ${label.code}`).toBe(aboutMinors ? 0 : 2)
    }
})

test('every built-in policy could be saved and published as it is', () => {
  for (const { labels } of builtInPolicies) {
    const drafts = labels.map((label) => labelShape.parse(label))
    expect([...problemsOf(drafts), ...publishProblems(drafts)]).toEqual([])
  }
})

test('every step of a built-in walk leads from a code that exists to one that exists', () => {
  expect(builtInWalks).toHaveLength(6)
  for (const { from, to } of builtInWalks)
    for (const { fromCode, toCode } of builtInWalk(from, to) ?? []) {
      expect(nameOf(from, fromCode), `${from} ${fromCode}`).toBeDefined()
      expect(nameOf(to, toCode), `${to} ${toCode}`).toBeDefined()
    }
})

test('Llama Guard 2 reads in Llama Guard 3 by name, not by code', () => {
  for (const { fromCode, toCode, lossy } of builtInWalk('llama-guard-2', 'llama-guard-3') ?? []) {
    expect(nameOf('llama-guard-3', toCode)).toBe(nameOf('llama-guard-2', fromCode))
    expect(lossy).toBe(false)
  }
  expect(builtInWalk('llama-guard-2', 'llama-guard-3')).toContainEqual({
    fromCode: 'S5',
    toCode: 'S6',
    lossy: false,
    note: '',
  })
})

test('politics is not quietly a crime: the walk says what is lost', () => {
  const politics = builtInWalk('beavertails-14', 'llama-guard-3')?.filter(
    ({ fromCode }) => fromCode === 'controversial_topics,politics',
  )
  expect(politics).toEqual([
    {
      fromCode: 'controversial_topics,politics',
      toCode: 'S13',
      lossy: true,
      note: 'Most political texts say nothing of voting',
    },
  ])
})
