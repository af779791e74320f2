import { allow, type Ctx } from '../ctx'
import { createJudge } from './create-judge'
import { startPanel } from './start-panel'

const sees = { conversation: true, unwrapped: false }
const giveaways: Record<string, string[]> = {
  'spam-scams': ['verify your account', 'gift card', 'followers', 'guaranteed', 'private', 'claim your'],
  'self-harm': ['hurting myself', 'ending it', 'disappearing', 'without me'],
  privacy: ['phone', 'address', 'number', 'birthdays'],
}

/** Two judges for the demo, asked about all of it: the simulator, and words that give a text away. They do not agree everywhere. */
export async function seedJudges(
  ctx: Ctx,
  { datasetId, policyVersionId, modelId }: { datasetId: string; policyVersionId: string; modelId: string },
) {
  allow(ctx, 'curate')
  const rules = Object.entries(giveaways).flatMap(([code, words]) =>
    words.map((text) => ({ kind: 'phrase' as const, text, code })),
  )
  const words = await createJudge(ctx, {
    name: 'Give-away words',
    policyVersionId,
    settings: { kind: 'rules', rules, otherwise: 'safe', sees },
  })
  const model = await createJudge(ctx, {
    name: 'Simulated judge',
    policyVersionId,
    settings: { kind: 'model', modelId, format: 'rubric', instructions: '', sees, temperature: 0, thresholds: {} },
  })
  await startPanel(ctx, { dataset: datasetId, judgeIds: [words.id, model.id], filter: {}, unjudged: true })
}
