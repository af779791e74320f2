import type { JudgeChoices, JudgeKind, JudgeSettings } from '@/lib/judges/schema'

const sees = { conversation: true, unwrapped: false }

/** What a judge of a kind begins as. */
export function newSettings(kind: JudgeKind, { models, policies, trained }: JudgeChoices): JudgeSettings {
  if (kind === 'classifier') return { kind, trainedModelId: trained[0]?.id ?? '', sees }
  const labels = policies[0]?.labels ?? []
  if (kind === 'rules') {
    const [first] = labels
    const safe = labels.find(({ polarity }) => polarity === 'safe')
    return { kind, rules: [{ kind: 'phrase', text: '', code: first?.code ?? '' }], otherwise: safe?.code ?? null, sees }
  }
  return {
    kind,
    modelId: models[0]?.id ?? '',
    format: 'rubric',
    instructions: '',
    sees,
    temperature: 0,
    thresholds: {},
  }
}
