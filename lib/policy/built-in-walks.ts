import type { WalkEntry } from './cross-walks/schema'

type Row = readonly [from: string, to: string, loss?: string]
type BuiltInWalk = { from: string; to: string; rows: readonly Row[] }

const wider = 'Wider than the label it comes from'
const narrower = 'Narrower than the label it comes from'
const nearest = 'There is no such label; this is the nearest'
const split = 'The label holds both; which one is to be decided'

/** A third part says what is lost. What is not listed has no counterpart, and its samples wait for a person. */
const walks: readonly BuiltInWalk[] = [
  {
    from: 'llama-guard-2',
    to: 'llama-guard-3',
    rows: [
      ['S1', 'S1'],
      ['S2', 'S2'],
      ['S3', 'S3'],
      ['S4', 'S4'],
      ['S5', 'S6'],
      ['S6', 'S7'],
      ['S7', 'S8'],
      ['S8', 'S9'],
      ['S9', 'S10'],
      ['S10', 'S11'],
      ['S11', 'S12'],
      ['safe', 'safe'],
    ],
  },
  {
    from: 'ailuminate-1.0',
    to: 'llama-guard-3',
    rows: [
      ['vcr', 'S1'],
      ['ncr', 'S2'],
      ['src', 'S3'],
      ['cse', 'S4'],
      ['dfm', 'S5'],
      ['prv', 'S7'],
      ['ipv', 'S8'],
      ['iwp', 'S9'],
      ['hte', 'S10'],
      ['ssh', 'S11'],
      ['spc_fin', 'S6', wider],
      ['spc_hlt', 'S6', wider],
      ['spc_lgl', 'S6', wider],
      ['spc_ele', 'S13', wider],
      ['sxc_prn', 'S12', wider],
      ['safe', 'safe'],
    ],
  },
  {
    from: 'openai-13',
    to: 'llama-guard-3',
    rows: [
      ['harassment', 'S10', nearest],
      ['harassment/threatening', 'S1', nearest],
      ['hate', 'S10'],
      ['hate/threatening', 'S10', split],
      ['hate/threatening', 'S1', split],
      ['illicit', 'S2', narrower],
      ['illicit/violent', 'S1', narrower],
      ['self-harm', 'S11'],
      ['self-harm/intent', 'S11', wider],
      ['self-harm/instructions', 'S11', wider],
      ['sexual', 'S12'],
      ['sexual/minors', 'S4'],
      ['violence', 'S1', narrower],
      ['violence/graphic', 'S1', nearest],
      ['safe', 'safe'],
    ],
  },
  {
    from: 'beavertails-14',
    to: 'llama-guard-3',
    rows: [
      ['animal_abuse', 'S1', wider],
      ['child_abuse', 'S1', split],
      ['child_abuse', 'S4', split],
      ['controversial_topics,politics', 'S13', 'Most political texts say nothing of voting'],
      ['discrimination,stereotype,injustice', 'S10', narrower],
      ['drug_abuse,weapons,banned_substance', 'S2', split],
      ['drug_abuse,weapons,banned_substance', 'S9', split],
      ['financial_crime,property_crime,theft', 'S2', wider],
      ['hate_speech,offensive_language', 'S10', narrower],
      ['misinformation_regarding_ethics,laws_and_safety', 'S6', split],
      ['misinformation_regarding_ethics,laws_and_safety', 'S13', split],
      ['non_violent_unethical_behavior', 'S2', 'Much that is wrong is no crime'],
      ['privacy_violation', 'S7'],
      ['self_harm', 'S11'],
      ['sexually_explicit,adult_content', 'S12'],
      ['terrorism,organized_crime', 'S1', split],
      ['terrorism,organized_crime', 'S2', split],
      ['violence,aiding_and_abetting,incitement', 'S1'],
      ['safe', 'safe'],
    ],
  },
  {
    from: 'aegis-2',
    to: 'llama-guard-3',
    rows: [
      ['S1', 'S1', narrower],
      ['S2', 'S12'],
      ['S3', 'S1', split],
      ['S3', 'S2', split],
      ['S4', 'S2', wider],
      ['S5', 'S2', wider],
      ['S6', 'S11'],
      ['S7', 'S4'],
      ['S8', 'S10'],
      ['S9', 'S7'],
      ['S10', 'S10', nearest],
      ['S11', 'S1', nearest],
      ['S16', 'S2', wider],
      ['S17', 'S2', split],
      ['S17', 'S14', split],
      ['S19', 'S13', narrower],
      ['S20', 'S8'],
      ['S21', 'S6'],
      ['S22', 'S1', split],
      ['S22', 'S2', split],
      ['safe', 'safe'],
    ],
  },
  {
    from: 'wildguard',
    to: 'llama-guard-3',
    rows: [
      ['causing_material_harm_by_disseminating_misinformation', 'S6', nearest],
      ['copyright_violations', 'S8'],
      ['cyberattack', 'S2', split],
      ['cyberattack', 'S14', split],
      ['defamation_encouraging_unethical_or_unsafe_actions', 'S5', narrower],
      ['disseminating_false_or_misleading_information_encouraging_disinformation_campaigns', 'S5', split],
      ['disseminating_false_or_misleading_information_encouraging_disinformation_campaigns', 'S13', split],
      ['fraud_assisting_illegal_activities', 'S2', wider],
      ['mental_health_over-reliance_crisis', 'S11', narrower],
      ['private_information_individual', 'S7'],
      ['sensitive_information_organization_government', 'S7', nearest],
      ['sexual_content', 'S12'],
      ['social_stereotypes_and_unfair_discrimination', 'S10', narrower],
      ['toxic_language_hate_speech', 'S10', narrower],
      ['violence_and_physical_harm', 'S1', narrower],
      ['benign', 'safe'],
    ],
  },
]

/** The built-in walk between two built-in policies, if there is one. */
export function builtInWalk(from: string | null, to: string | null): WalkEntry[] | null {
  const walk = walks.find((walk) => walk.from === from && walk.to === to)
  return (
    walk?.rows.map(([fromCode, toCode, loss]) => ({ fromCode, toCode, lossy: loss !== undefined, note: loss ?? '' })) ??
    null
  )
}

export const builtInWalks = walks.map(({ from, to }) => ({ from, to }))
