import { expect, test } from 'vitest'
import { claim, reviewProject } from '@/bin/testing/review'
import type { Ctx } from '../ctx'
import { keepGold } from '../review/keep-gold'
import { labelSample } from '../samples/label-sample'
import { listEntries } from './list-entries'
import { auditFilter } from './schema'

test('the log tells nobody what others said of what they decide blind, nor a known answer to who does not curate', async () => {
  const { owner, people, queueId } = await reviewProject(2, ['Ada', 'Ben'], { blind: true })
  const [ada, ben] = people
  const { items } = await claim(ada, queueId, { take: 1 })
  const subject = items[0]?.sample.id ?? ''
  await labelSample(ben, { sampleId: subject, revision: 1, act: 'label', labels: ['spam-scams'] })
  await keepGold(owner, { sampleId: subject, labels: ['privacy'], note: '' })
  const asked = async (ctx: Ctx) => (await listEntries(ctx, auditFilter.parse({ subject }))).entries
  const blank = { before: null, after: null }

  expect(await asked(ada)).toMatchObject([
    { action: 'gold.keep', ...blank, hidden: 'deciding' },
    { action: 'sample.label', ...blank, hidden: 'deciding' },
  ])
  expect(JSON.stringify(await asked({ ...ada, role: 'curator' }))).not.toMatch(/privacy|spam-scams/)
  const said = { action: 'sample.label', before: { labels: ['safe'] }, after: { labels: ['spam-scams'] }, hidden: null }
  expect(await asked(ben)).toMatchObject([{ action: 'gold.keep', ...blank, hidden: 'known-answer' }, said])
  expect(await asked(owner)).toMatchObject([{ after: { labels: ['privacy'] }, hidden: null }, said])
})
