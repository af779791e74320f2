import type { Ctx } from '../../lib/ctx'
import { contentHash } from '../../lib/content-hash'
import { db } from '../../lib/db'
import { newId } from '../../lib/ids'
import { createProject } from '../../lib/projects/create-project'
import { keeper } from './new-project'

/** Texts that formats trip over; all of them mild. */
export const oddTexts = [
  'Which bus goes to the museum?',
  '=1+1',
  ' \t=SUM(A1:A2)',
  '＝HYPERLINK("http://example.com","a map")',
  "'=already quoted",
  '-12 degrees, +3 in the sun',
  '@everyone, look',
  'one "quoted" word, and a comma',
  'two\nlines\r\nand a third',
  'tab\there, backslash \\ and \\N',
  '\\.',
  'é is é, e\u0301 is e\u0301',
  '👩‍🚀 and \u202etxet\u202c, zero\u200bwidth',
  '\u0001\u0002\u001f\u007f\u2028\u2029',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it looks like one, and must stay what it is
  '<b>bold</b> & {{name}} ${name}',
  '9007199254740993',
  'null',
  '  blanks around  ',
  '\ufeffmark first',
  'ｆｕｌｌ ｗｉｄｔｈ',
] as const

const day = Date.parse('2026-01-02T03:04:05.678Z')
const idOf = (at: number) => `01980000-0000-7000-8000-${String(at).padStart(12, '0')}`

/** A project whose samples are the same in every database, down to ids and times. */
export async function frozenFixture(): Promise<{ ctx: Ctx; datasetId: string; sampleIds: string[] }> {
  const { id: projectId, datasetId } = await createProject(keeper, {
    name: `Fixture ${newId()}`,
    policy: 'moderation-starter',
  })
  const ctx: Ctx = { actor: { type: 'user', id: newId(), name: 'Cura' }, role: 'curator', projectId, db }
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const labels = ['safe', 'spam-scams', 'privacy', 'self-harm']
  const rows = oddTexts.map((prompt, at) => {
    const label = labels[at % 5]
    return {
      id: idOf(at),
      projectId,
      datasetId,
      policyVersionId,
      prompt,
      response: at % 4 === 1 ? `An answer to “${prompt}”` : null,
      ...(at % 6 === 2 && {
        conversation: [
          { role: 'user', content: 'Hello "there"' },
          { role: 'assistant', content: 'Hello\nand welcome' },
        ],
      }),
      labels: label ? [label] : [],
      polarity: label === undefined ? ('none' as const) : label === 'safe' ? ('safe' as const) : ('unsafe' as const),
      labelSource: label ? ('human' as const) : ('none' as const),
      state: at % 3 === 0 ? ('accepted' as const) : ('new' as const),
      reviewed: at % 3 === 0,
      tainted: at % 7 === 3,
      language: at % 2 ? 'en' : null,
      characters: prompt.length,
      contentHash: contentHash(prompt),
      ...(at % 5 === 0 && { meta: { row: at, odd: prompt, none: null } }),
      createdAt: new Date(day + at * 1001),
    }
  })
  await db.sample.createMany({ data: rows })
  await db.preference.createMany({
    data: ['a', 'b', 'tie', null].map((better, at) => ({
      id: idOf(1000 + at),
      projectId,
      datasetId,
      prompt: `Which is the better plan, ${at}?`,
      responseA: 'Walk, "slowly"',
      responseB: 'Run,\nfast',
      better,
      safer: at === 1 ? 'a' : null,
      polarityA: 'safe' as const,
      polarityB: at % 2 ? ('unsafe' as const) : ('none' as const),
      contentHash: contentHash(`pair ${at}`),
    })),
  })
  const judge = await db.judge.create({
    data: { id: idOf(2000), projectId, name: 'Panel A', policyVersionId, format: 'json' },
  })
  await db.verdict.createMany({
    data: [0, 1, 2].map((at) => ({
      id: idOf(3000 + at),
      projectId,
      datasetId,
      sampleId: idOf(at),
      judgeId: judge.id,
      runId: idOf(4000),
      outcome: at === 2 ? ('unreadable' as const) : ('read' as const),
      labels: at === 0 ? ['safe'] : [],
      polarity: at === 0 ? ('safe' as const) : ('none' as const),
      rationale: at === 0 ? 'A question, "plain"' : null,
    })),
  })
  return { ctx, datasetId, sampleIds: rows.map(({ id }) => id) }
}
