import { saysSame } from '@/lib/duplicates/rules'
import type { SamplePage } from '@/lib/samples/schema'
import { api } from '../api'

const atMost = 1_000

/** The members of a group that do not say this yet, one by one: where labels alone do not tell them from those that do. */
export async function whoSaysOther(projectId: string, dataset: string, copies: string, chosen: readonly string[]) {
  const ids: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page: SamplePage = await api(`/projects/${projectId}/samples`, { dataset, copies, after, take: 500 })
    ids.push(...page.samples.filter((sample) => !saysSame(sample, chosen)).map(({ id }) => id))
    if (ids.length > atMost) throw new Error('More than 1,000 of them say something else. Relabel them in Samples')
    after = page.next
  }
  return ids
}
