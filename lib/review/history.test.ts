import { expect, test } from 'vitest'
import { bytesOf, linesOf } from '@/bin/testing/downloads'
import { newProject } from '@/bin/testing/new-project'
import { claim, reviewProject, say, undo } from '@/bin/testing/review'
import { db } from '../db'
import { newId } from '../ids'
import { getSample } from '../samples/get-sample'
import { downloadDecisions } from './download-decisions'
import { listMyDecisions } from './list-my-decisions'
import { listQueueDecisions } from './list-queue-decisions'

async function decidedBlind() {
  const made = await reviewProject(2, ['Ada'], { blind: true })
  const [ada] = made.people
  const { items } = await claim(ada, made.queueId)
  const [first, second] = items
  if (!first || !second) throw new Error()
  const key = newId()
  await say(ada, first, 'label', { labels: ['privacy'], seconds: 3.5, note: 'Names a person' })
  await say(ada, { sample: second.sample }, 'accept', { seconds: 2, suggestionsVisible: true, key })
  await undo(ada, key)
  return { ...made, ada, first, second }
}

const whole = {
  fromLabels: ['safe'],
  toLabels: ['privacy'],
  seconds: 3.5,
  suggestionsVisible: false,
  policyVersion: 1,
  note: 'Names a person',
}

test('a decision is whole wherever it is read: on the sample, on the reviewer’s page, in the queue', async () => {
  const { ada, owner, queueId, first, second } = await decidedBlind()
  const sampleId = first.sample.id
  expect((await getSample(owner, { sampleId })).decisions).toMatchObject([{ ...whole, by: 'Ada', act: 'relabel' }])
  expect((await getSample(owner, { sampleId: second.sample.id })).decisions).toMatchObject([
    { act: 'undo', undone: false },
    { act: 'accept', suggestionsVisible: true, undone: true },
  ])
  const { toLabels: labels, ...mine } = whole
  expect(await listMyDecisions(ada, { take: 9 })).toMatchObject([{ ...mine, labels }])
  const { items } = await listQueueDecisions(owner, { queueId })
  expect(items.flatMap(({ answers }) => answers)).toMatchObject([{ ...mine, labels, by: 'Ada' }])
})

test('the history leaves as a file: every decision, undone ones and undos too, who took it is written down', async () => {
  const { owner, ada, datasetId, first } = await decidedBlind()
  const file = await downloadDecisions(owner, { dataset: datasetId })
  await file.begin()
  const lines = linesOf(await bytesOf(file))
  expect(lines.map(({ act }) => act)).toEqual(['relabel', 'accept', 'undo'])
  expect(lines[0]).toMatchObject({
    ...whole,
    sampleId: first.sample.id,
    by: 'Ada',
    byPerson: true,
    queue: 'Ferries',
    applied: true,
  })
  expect(lines[2]).toMatchObject({ undoes: lines[1]?.id })
  expect(await db.auditEntry.count({ where: { action: 'decisions.download', subjectId: datasetId } })).toBe(1)
  await expect(downloadDecisions(ada, { dataset: datasetId })).rejects.toMatchObject({ code: 'forbidden' })
  const { ctx: stranger } = await newProject()
  await expect(downloadDecisions(stranger, { dataset: datasetId })).rejects.toMatchObject({ code: 'not_found' })
})
