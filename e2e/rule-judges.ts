import type { APIRequestContext } from '@playwright/test'
import { expect, type StoryProject } from './fixtures'

/** Makes a judge of words over the API: what has none of them is safe. */
export async function makeRules(
  api: APIRequestContext,
  project: StoryProject,
  name: string,
  words: Record<string, string>,
) {
  const policies = await (await api.get(`/api/v1/projects/${project.id}/policies`)).json()
  const policy = await (await api.get(`/api/v1/projects/${project.id}/policies/${policies.data[0].id}`)).json()
  const rules = Object.entries(words).map(([text, code]) => ({ kind: 'phrase', text, code }))
  const response = await api.post(`/api/v1/projects/${project.id}/judges`, {
    data: { name, policyVersionId: policy.data.version.id, settings: { kind: 'rules', rules, otherwise: 'safe' } },
  })
  expect(response.status()).toBe(201)
  return (await response.json()).data.id as string
}

/** Has them judge every sample, and waits for it. */
export async function judgeEach(api: APIRequestContext, project: StoryProject, judgeIds: string[]) {
  const started = await api.post(`/api/v1/projects/${project.id}/judges/panels`, {
    data: { dataset: project.datasetId, judgeIds },
  })
  expect(started.status()).toBe(202)
  await toBeDone(api, project, (await started.json()).data.id)
}

/** Waits for the end of a run that has to be done. */
export async function toBeDone(api: APIRequestContext, project: StoryProject, runId: string) {
  const status = async () => (await (await api.get(`/api/v1/projects/${project.id}/runs/${runId}`)).json()).data.status
  await expect.poll(status, { timeout: 30_000, intervals: [200] }).toBe('done')
}
