import { polarityOf } from '../policy/rules'
import { addressOf } from './filter/rules'
import type { SampleFilter } from './filter/schema'
import type { HandAct, LabelInfo, LabelSource, Polarity, SampleState } from './schema'

/** Where the samples behind a number are. */
export function samplesHref(
  projectId: string,
  filter: SampleFilter = {},
  also: { dataset?: string; order?: string; view?: string } = {},
) {
  const query = new URLSearchParams({ ...also, ...addressOf(filter) }).toString()
  return `/projects/${projectId}/samples${query && `?${query}`}`
}

export const sampleHref = (projectId: string, sampleId: string) => `/projects/${projectId}/samples/${sampleId}`

/** While somebody types, the last word may not be finished yet. */
export const unfinished = (text: string) => (/[\p{L}\p{N}]$/u.test(text) && !text.includes('"') ? `${text}*` : text)

type Now = { labels: string[]; polarity: Polarity; labelSource: LabelSource; state: SampleState; reviewed: boolean }
type Labels = { multiLabel: boolean; labels: readonly Pick<LabelInfo, 'code' | 'polarity' | 'retired'>[] }

/** What a sample becomes by an act, or why it cannot. A person's word counts as review; a script's does not. */
export function outcomeOf(
  now: Now,
  act: HandAct,
  labels: string[] | undefined,
  policy: Labels,
  byPerson: boolean,
): Now | string {
  const said = byPerson
    ? ({ labelSource: 'human', reviewed: true } as const)
    : ({ labelSource: 'import', reviewed: now.reviewed } as const)
  if (act === 'accept') {
    if (now.labels.length === 0) return 'It has no label to accept'
    return { ...now, state: 'accepted', ...said, labelSource: byPerson ? 'human' : now.labelSource }
  }
  if (act === 'label') return relabelled(now, labels ?? [], policy, said)
  if (act === 'reject') return { ...now, state: 'rejected', reviewed: said.reviewed }
  if (act === 'flag') return { ...now, state: 'flagged' }
  return { ...now, state: 'new', reviewed: false }
}

function relabelled(
  now: Now,
  labels: string[],
  policy: Labels,
  said: Pick<Now, 'labelSource' | 'reviewed'>,
): Now | string {
  const problem = labelProblem(labels, policy)
  if (problem) return problem
  if (labels.length === 0) return { labels: [], polarity: 'none', labelSource: 'none', state: 'new', reviewed: false }
  const inOrder = policy.labels.filter(({ code }) => labels.includes(code))
  return { ...now, labels: inOrder.map(({ code }) => code), polarity: polarityOf(inOrder), state: 'accepted', ...said }
}

export function labelProblem(labels: readonly string[], { multiLabel, labels: known }: Labels): string | null {
  const unknown = labels.find((code) => !known.some((label) => label.code === code && !label.retired))
  if (unknown !== undefined) return `This policy has no label ${unknown}`
  if (!multiLabel && labels.length > 1) return 'This policy gives one label to a sample'
  return null
}

export const isSame = (one: Now, other: Now) =>
  one.state === other.state &&
  one.labelSource === other.labelSource &&
  one.reviewed === other.reviewed &&
  one.polarity === other.polarity &&
  sameLabels(one.labels, other.labels)

export const sameLabels = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((code, at) => code === other[at])

/** The act's name in the history of decisions. */
export const decisionAct = {
  accept: 'accept',
  label: 'relabel',
  reject: 'reject',
  flag: 'flag',
  reopen: 'edit',
} as const satisfies Record<HandAct, string>
