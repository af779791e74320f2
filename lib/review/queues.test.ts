import { expect, test } from 'vitest'
import { newProject } from '@/bin/testing/new-project'
import { ctxOf, makeMember } from '@/bin/testing/people'
import { claim, say } from '@/bin/testing/review'
import { db } from '../db'
import { addSamples } from '../samples/add-samples'
import { changeView } from '../samples/change-view'
import { saveView } from '../samples/save-view'
import { saveViewInput } from '../samples/views/schema'
import { listQueues } from './list-queues'
import { openQueue } from './open-queue'
import type { BuiltIn } from './queue/schema'

type Said = ['safe' | 'unsafe' | 'unreadable', number][]

/** Samples by what is said in their text, with the word of up to three judges. */
async function judgedProject(samples: Record<string, { labels: string[]; said: Said }>) {
  const { ctx: owner, datasetId } = await newProject()
  const { projectId } = owner
  const ada = ctxOf(projectId, 'reviewer', await makeMember(projectId, 'reviewer', 'Ada'))
  const prompts = Object.keys(samples)
  const { ids } = await addSamples(owner, {
    datasetId,
    samples: prompts.map((prompt) => ({ prompt, labels: samples[prompt]?.labels ?? [] })),
    labelSource: 'import',
  })
  const { policyVersionId } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })
  const judges: string[] = []
  for (const name of ['One', 'Two', 'Three']) {
    const data = { projectId, name, kind: 'rule', format: 'rules', policyVersionId } as const
    judges.push((await db.judge.create({ data })).id)
  }
  await db.verdict.createMany({
    data: prompts.flatMap((prompt, at) =>
      (samples[prompt]?.said ?? []).map(([kind, confidence], by) => ({
        projectId,
        datasetId,
        sampleId: ids[at] ?? '',
        judgeId: judges[by] ?? '',
        outcome: kind === 'unreadable' ? ('unreadable' as const) : ('read' as const),
        polarity: kind === 'unreadable' ? ('none' as const) : kind,
        labels: kind === 'unreadable' ? [] : [kind === 'safe' ? 'safe' : 'privacy'],
        confidence: kind === 'unreadable' ? null : confidence,
      })),
    ),
  })
  const judged = ids.filter((_, at) => (samples[prompts[at] ?? '']?.said.length ?? 0) > 0)
  await db.sample.updateMany({ where: { id: { in: judged } }, data: { judged: true } })
  return { owner, ada, datasetId, idOf: (prompt: string) => ids[prompts.indexOf(prompt)] ?? '' }
}

test('each built-in queue holds what its words say', async () => {
  const { ada, owner, datasetId, idOf } = await judgedProject({
    split: {
      labels: ['safe'],
      said: [
        ['safe', 0.9],
        ['unsafe', 0.9],
      ],
    },
    unsure: { labels: ['safe'], said: [['safe', 0.4]] },
    unread: { labels: ['safe'], said: [['unreadable', 0]] },
    wrong: {
      labels: ['safe'],
      said: [
        ['unsafe', 0.95],
        ['unsafe', 0.9],
      ],
    },
    right: { labels: ['safe'], said: [['safe', 0.95]] },
    flagged: { labels: ['safe'], said: [] },
    mine: { labels: ['safe'], said: [] },
    theirs: { labels: ['safe'], said: [] },
  })
  await say(owner, { sample: { id: idOf('flagged'), revision: 1 } }, 'flag')
  await say(ada, { sample: { id: idOf('mine'), revision: 1 } }, 'label', { labels: ['privacy'] })
  await say(owner, { sample: { id: idOf('theirs'), revision: 1 } }, 'label', { labels: ['privacy'] })
  const held = async (builtIn: BuiltIn) => {
    const { id } = await openQueue(ada, { dataset: datasetId, builtIn })
    const { items } = await claim(ada, id)
    return items.map(({ sample }) => sample.prompt).sort()
  }
  const left = new Map((await listQueues(ada, { dataset: datasetId })).map(({ key, left }) => [key, left]))
  for (const [builtIn, prompts] of [
    ['disagree', ['split']],
    ['low-confidence', ['unread', 'unsure']],
    ['label-errors', ['wrong']],
    ['flagged', ['flagged']],
    ['corrections', ['mine']],
    ['unreviewed', ['right', 'split', 'unread', 'unsure', 'wrong']],
  ] as const) {
    expect([builtIn, await held(builtIn)]).toEqual([builtIn, [...prompts]])
    expect([builtIn, left.get(builtIn)]).toEqual([builtIn, prompts.length])
  }
  // An audit decides again, unseen, what was accepted.
  expect(await held('audit')).toEqual(['mine', 'theirs'])
})

test('what judges are least sure of comes first, a fifth at least is drawn at random, and the draw is kept', async () => {
  const samples: Parameters<typeof judgedProject>[0] = {}
  // Five are split, two hundred are plain: none of these is worth asking before the others.
  for (let at = 0; at < 5; at++)
    samples[`split ${at}`] = {
      labels: ['safe'],
      said: [
        ['safe', 0.9],
        ['unsafe', 0.9],
      ],
    }
  for (let at = 0; at < 45; at++) samples[`unsure ${at}`] = { labels: ['safe'], said: [['safe', 0.7]] }
  for (let at = 0; at < 60; at++) samples[`plain ${at}`] = { labels: ['safe'], said: [['safe', 1]] }
  const { ada, datasetId } = await judgedProject(samples)
  const queue = await openQueue(ada, { dataset: datasetId, builtIn: 'unreviewed' })
  const { items } = await claim(ada, queue.id, { take: 50 })
  const rows = await db.queueItem.findMany({ where: { queueId: queue.id }, orderBy: { position: 'asc' } })
  const drawn = new Map(rows.map(({ sampleId, random, probability }) => [sampleId, { random, probability }]))
  const chosen = items.filter(({ sample }) => !drawn.get(sample.id)?.random).map(({ sample }) => sample.prompt)
  const random = items.filter(({ sample }) => drawn.get(sample.id)?.random)
  expect(random.length / items.length).toBe(0.2)
  expect(chosen.slice(0, 5).every((prompt) => prompt.startsWith('split'))).toBe(true)
  expect(chosen.slice(5).every((prompt) => prompt.startsWith('unsure'))).toBe(true)
  const [one] = random
  const probability = one && drawn.get(one.sample.id)?.probability
  expect(probability).toBeGreaterThan(0)
  expect(probability).toBeLessThanOrEqual(1)
})

test('a saved view is a queue of what it shows, for those who see the view, and follows it when it changes', async () => {
  const { ada, owner, datasetId } = await judgedProject({
    'a tide': { labels: ['safe'], said: [] },
    'a scam': { labels: ['spam-scams'], said: [] },
  })
  const input = { dataset: datasetId, name: 'Scams', filter: { labels: ['spam-scams'] } }
  const own = await saveView(owner, saveViewInput.parse(input))
  await expect(openQueue(ada, { view: own.id })).rejects.toMatchObject({ code: 'not_found' })
  const shared = await saveView(owner, saveViewInput.parse({ ...input, name: 'Shared', shared: true }))
  const prompts = async () => {
    const { id } = await openQueue(ada, { view: shared.id })
    return (await claim(ada, id, { take: 9 })).items.map(({ sample }) => sample.prompt).sort()
  }
  expect((await listQueues(ada, { dataset: datasetId })).find(({ key }) => key === `view:${shared.id}`)?.left).toBe(1)
  expect(await prompts()).toEqual(['a scam'])
  await changeView(owner, { viewId: shared.id, filter: {} })
  expect(await prompts()).toContain('a tide')
})

test('on a share of the items several people are asked, and on the others one', async () => {
  const samples = Object.fromEntries(
    Array.from({ length: 120 }, (_, at) => [`tide ${at}`, { labels: ['safe'], said: [] }]),
  )
  const { owner, datasetId } = await judgedProject(samples)
  const { createQueue } = await import('./create-queue')
  const { id } = await createQueue(owner, {
    dataset: datasetId,
    name: 'Some twice',
    filter: {},
    take: 120,
    overlap: 2,
    overlapShare: 0.4,
  })
  const twice = await db.queueItem.count({ where: { queueId: id, wanted: 2 } })
  expect(await db.queueItem.count({ where: { queueId: id, wanted: 1 } })).toBe(120 - twice)
  expect(twice).toBeGreaterThan(20)
  expect(twice).toBeLessThan(80)
  expect(await db.queueSeat.count({ where: { queueId: id } })).toBe(120 + twice)
})
