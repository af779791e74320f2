import { readdirSync, readFileSync } from 'node:fs'
import type { Permission } from '@/lib/permissions'

/** What a door needs, and an input good enough to get as far as the permission. */
type Door = { needs: Permission | 'nothing'; input?: object; onlyRefusals?: true }

const absent = '01990000-0000-7000-8000-000000000000'
const name = 'Made by a story'
const walk = {
  fromVersionId: absent,
  toVersionId: '01990000-0000-7000-8000-000000000001',
  seen: 0,
  entries: [{ fromCode: 'a', toCode: 'b' }],
}

/** The permission table: every door there is. A new one that is not here fails the test. */
export const routes: Record<string, Door> = {
  'GET /api/health': { needs: 'nothing' },
  'GET /api/ready': { needs: 'nothing' },
  'GET /api/v1/me': { needs: 'enter' },
  'GET /api/v1/projects': { needs: 'enter' },
  'POST /api/v1/projects': { needs: 'keep', input: { name } },
  'GET /api/v1/projects/[projectId]': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]': { needs: 'manage', input: { name } },
  'PUT /api/v1/projects/[projectId]/archive': { needs: 'manage' },
  'DELETE /api/v1/projects/[projectId]/archive': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/audit': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/overview': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/datasets': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/datasets': {
    needs: 'curate',
    input: { name, target: 'prompt', policyVersionId: absent },
  },
  'PATCH /api/v1/projects/[projectId]/datasets/[datasetId]': { needs: 'curate', input: { name } },
  'PUT /api/v1/projects/[projectId]/datasets/[datasetId]/archive': { needs: 'manage' },
  'DELETE /api/v1/projects/[projectId]/datasets/[datasetId]/archive': { needs: 'manage' },
  'POST /api/v1/projects/[projectId]/datasets/[datasetId]/check': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/members': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]/members/[userId]': { needs: 'manage', input: { role: 'viewer' } },
  'DELETE /api/v1/projects/[projectId]/members/[userId]': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/invitations': { needs: 'manage' },
  'POST /api/v1/projects/[projectId]/invitations': { needs: 'manage', input: { role: 'viewer' } },
  'DELETE /api/v1/projects/[projectId]/invitations/[invitationId]': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/keys': { needs: 'manage' },
  'POST /api/v1/projects/[projectId]/keys': { needs: 'manage', input: { name, role: 'viewer' } },
  'DELETE /api/v1/projects/[projectId]/keys/[keyId]': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/samples': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/samples': { needs: 'curate', input: { samples: [{ prompt: 'Made by a story' }] } },
  'GET /api/v1/projects/[projectId]/samples/[sampleId]': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]/samples/[sampleId]': {
    needs: 'review',
    input: { revision: 1, state: 'accepted' },
  },
  'DELETE /api/v1/projects/[projectId]/samples/[sampleId]': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/samples/[sampleId]/decisions': {
    needs: 'review',
    input: { revision: 1, act: 'accept' },
  },
  'GET /api/v1/projects/[projectId]/stats/balance': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/stats/measurement': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/stats/measurement': { needs: 'curate', input: { datasetId: absent } },
  'GET /api/v1/projects/[projectId]/stats/finds': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/stats/pace': { needs: 'read' },
  'PUT /api/v1/projects/[projectId]/stats/target': { needs: 'curate', input: { datasetId: absent, shares: {} } },
  'GET /api/v1/projects/[projectId]/samples/facets': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/samples/outline': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/samples/bulk': { needs: 'curate', input: { act: { kind: 'accept' } } },
  'POST /api/v1/projects/[projectId]/samples/bulk/[runId]/undo': { needs: 'review' },
  'POST /api/v1/projects/[projectId]/queues': { needs: 'curate', input: { name, filter: {} } },
  'GET /api/v1/projects/[projectId]/queues/[queueId]/decisions': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/duplicates/look-ups': { needs: 'read', input: { texts: [{ prompt: name }] } },
  'GET /api/v1/projects/[projectId]/models': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/models/estimates': {
    needs: 'read',
    input: { modelId: absent, messages: [{ role: 'user', content: name }] },
  },
  'GET /api/v1/projects/[projectId]/exports': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/exports': { needs: 'curate', input: { format: 'jsonl', reason: 'a story' } },
  'GET /api/v1/projects/[projectId]/exports/[exportId]/file': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/models/trained': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/models/trainings': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/models/[modelId]': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]/models/[modelId]': { needs: 'curate', input: { name } },
  'PUT /api/v1/projects/[projectId]/models/[modelId]/archive': { needs: 'curate' },
  'DELETE /api/v1/projects/[projectId]/models/[modelId]/archive': { needs: 'curate' },
  'PUT /api/v1/projects/[projectId]/models/[modelId]/threshold': { needs: 'curate', input: { threshold: 0 } },
  'POST /api/v1/projects/[projectId]/models/[modelId]/score': { needs: 'read', input: { texts: [{ prompt: name }] } },
  'POST /api/v1/projects/[projectId]/models/[modelId]/evaluations': { needs: 'curate', input: { dataset: absent } },
  'GET /api/v1/projects/[projectId]/models/[modelId]/artefact': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/models/evaluations/[evaluationId]': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/models/evaluations/[evaluationId]/errors': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/models/evaluations/[evaluationId]/queues': {
    needs: 'curate',
    input: { sampleIds: [absent] },
  },
  'GET /api/v1/projects/[projectId]/models/evaluations/[evaluationId]/comparison': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/moderations': { needs: 'read', input: { input: name } },
  'POST /api/v1/moderations': { needs: 'enter', input: { input: name } },
  'GET /api/v1/projects/[projectId]/views': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/views': { needs: 'read', input: { name, filter: {} } },
  'PATCH /api/v1/projects/[projectId]/views/[viewId]': { needs: 'read', input: { name } },
  'DELETE /api/v1/projects/[projectId]/views/[viewId]': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/runs': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/runs/[runId]': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/runs/[runId]/cancellation': { needs: 'curate' },
  'PUT /api/v1/projects/[projectId]/runs/[runId]/pause': { needs: 'curate' },
  'DELETE /api/v1/projects/[projectId]/runs/[runId]/pause': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/runs/[runId]/retry': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/personas': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/personas': { needs: 'curate', input: { text: 'A story teller in Ghent' } },
  'GET /api/v1/projects/[projectId]/personas/counts': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/personas/previews': {
    needs: 'curate',
    input: { text: 'A story teller in Ghent' },
  },
  'GET /api/v1/projects/[projectId]/personas/starters': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/personas/starters': { needs: 'curate', input: { tags: ['work:land'] } },
  'GET /api/v1/projects/[projectId]/personas/files/[uploadId]': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/personas/imports': { needs: 'curate', input: { uploadId: absent } },
  'GET /api/v1/projects/[projectId]/personas/copies': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/personas/copies/kept': {
    needs: 'curate',
    input: { firstId: absent, secondId: '01990000-0000-7000-8000-000000000001' },
  },
  'POST /api/v1/projects/[projectId]/personas/draws': { needs: 'read', input: { count: 1, seed: 1 } },
  'POST /api/v1/projects/[projectId]/personas/tags': {
    needs: 'curate',
    input: { which: { ids: [absent] }, tag: 'mood:calm', act: 'add' },
  },
  'POST /api/v1/projects/[projectId]/personas/groups': {
    needs: 'curate',
    input: { which: { ids: [absent] }, group: 'Night shift' },
  },
  'POST /api/v1/projects/[projectId]/personas/retirements': { needs: 'curate', input: { which: { ids: [absent] } } },
  'POST /api/v1/projects/[projectId]/personas/restorations': { needs: 'curate', input: { which: { ids: [absent] } } },
  'POST /api/v1/projects/[projectId]/personas/deletions': { needs: 'curate', input: { which: { ids: [absent] } } },
  'GET /api/v1/projects/[projectId]/personas/[personaId]': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]/personas/[personaId]': {
    needs: 'curate',
    input: { revision: 1, group: 'Night shift' },
  },
  'GET /api/v1/projects/[projectId]/policies': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/policies': { needs: 'curate', input: { name } },
  'POST /api/v1/projects/[projectId]/policies/adoptions': { needs: 'curate', input: { key: 'binary' } },
  'GET /api/v1/projects/[projectId]/policies/[policyId]': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]/policies/[policyId]': { needs: 'curate', input: { name } },
  'GET /api/v1/projects/[projectId]/policies/[policyId]/comparison': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/policies/[policyId]/versions': { needs: 'curate' },
  'PUT /api/v1/projects/[projectId]/policies/[policyId]/versions/[versionId]': {
    needs: 'curate',
    input: { revision: 1, labels: [] },
  },
  'DELETE /api/v1/projects/[projectId]/policies/[policyId]/versions/[versionId]': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/policies/[policyId]/versions/[versionId]/publication': {
    needs: 'curate',
    input: { revision: 1 },
  },
  'GET /api/v1/projects/[projectId]/policies/moves': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/policies/moves': {
    needs: 'curate',
    input: { datasetId: absent, versionId: absent },
  },
  'GET /api/v1/projects/[projectId]/policies/cross-walks': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/policies/cross-walks': { needs: 'curate', input: walk },
  'GET /api/v1/projects/[projectId]/policies/cross-walks/between': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/policies/cross-walks/[crossWalkId]/applications': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/policies/cross-walks/[crossWalkId]/applications': {
    needs: 'curate',
    input: { datasetId: absent },
  },
  'POST /api/v1/projects/[projectId]/uploads': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/sources': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/sources': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/sources/previews': {
    needs: 'curate',
    input: { uploadId: absent, datasetId: absent },
  },
  'POST /api/v1/projects/[projectId]/sources/imports': {
    needs: 'curate',
    input: { uploadId: absent, datasetId: absent },
  },
  'GET /api/v1/projects/[projectId]/sources/[sourceId]': { needs: 'read' },
  'DELETE /api/v1/projects/[projectId]/sources/[sourceId]': { needs: 'curate', input: { samples: 'keep' } },
  'GET /api/v1/projects/[projectId]/sources/[sourceId]/rejects': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/sources/[sourceId]/repeats': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/import-settings': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]/import-settings': { needs: 'manage', input: { caps: {} } },
  'GET /api/v1/projects/[projectId]/wrappers': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/wrappers': { needs: 'curate', input: { key: 'story', name, before: 'Says:' } },
  'DELETE /api/v1/projects/[projectId]/wrappers/[key]': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/wrappers/trials': { needs: 'read', input: { text: 'a text' } },
  'POST /api/v1/projects/[projectId]/sources/web': {
    needs: 'curate',
    input: { datasetId: absent, addresses: ['https://example.com/'] },
  },
  'POST /api/v1/projects/[projectId]/sources/documents': {
    needs: 'curate',
    input: { datasetId: absent, uploadIds: [absent] },
  },
  'POST /api/v1/projects/[projectId]/sources/hub': {
    needs: 'curate',
    input: { datasetId: absent, dataset: 'no dataset' },
  },
  'POST /api/v1/projects/[projectId]/sources/hub/descriptions': { needs: 'curate', input: { dataset: 'no dataset' } },
  'POST /api/v1/projects/[projectId]/sources/hub/previews': {
    needs: 'curate',
    input: { datasetId: absent, dataset: 'no dataset' },
  },
  'GET /api/v1/projects/[projectId]/sources/[sourceId]/pages': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/sources/[sourceId]/passages': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/sources/[sourceId]/fetches': { needs: 'curate' },
}

const runId = absent
const datasetId = absent
const password = 'twelve plain words would be better'

export const actions: Record<string, Door> = {
  'access signOut': { needs: 'knock', onlyRefusals: true },
  'access changeRole': { needs: 'manage', input: { userId: absent, role: 'viewer' } },
  'access removeMember': { needs: 'manage', input: { userId: absent } },
  'access invitePerson': { needs: 'manage', input: { role: 'viewer' } },
  'access revokeInvitation': { needs: 'manage', input: { invitationId: absent } },
  'access makeKey': { needs: 'manage', input: { name, role: 'viewer' } },
  'access revokeKey': { needs: 'manage', input: { keyId: absent } },
  'access claimStudio': { needs: 'knock', input: { token: 'none', name, email: 'nobody@example.org', password } },
  'access describeInvitation': { needs: 'knock', input: { token: 'none' } },
  'access acceptInvitation': { needs: 'knock', input: { token: 'none', name, email: 'nobody@example.org', password } },
  'access joinProject': { needs: 'enter', input: { token: 'none' } },
  'access joinWithAccount': { needs: 'knock', input: { token: 'none' } },
  'access describePasswordLink': { needs: 'knock', input: { token: 'none' } },
  'access setPassword': { needs: 'knock', input: { token: 'none', password } },
  'access renameMe': { needs: 'enter', input: { name } },
  'access changePassword': { needs: 'enter', input: { current: 'not the password', password } },
  'access endSession': { needs: 'enter', input: { sessionId: absent } },
  'access endOtherSessions': { needs: 'enter', input: {} },
  'access connectAccount': { needs: 'enter', input: {} },
  'access disconnectAccount': { needs: 'enter', input: { accountId: absent } },
  'access disablePerson': { needs: 'keep', input: { userId: absent } },
  'access enablePerson': { needs: 'keep', input: { userId: absent } },
  'access changeKeeper': { needs: 'keep', input: { userId: absent, keeper: true } },
  'access makePasswordLink': { needs: 'keep', input: { userId: absent } },
  'access makeHouseKey': { needs: 'keep', input: { name, role: 'viewer' } },
  'access revokeHouseKey': { needs: 'keep', input: { keyId: absent } },
  'projects createProject': { needs: 'keep', input: { name } },
  'projects renameProject': { needs: 'manage', input: { name } },
  'projects archiveProject': { needs: 'manage', input: {} },
  'projects restoreProject': { needs: 'manage', input: {} },
  'projects createDataset': { needs: 'curate', input: { name, target: 'prompt', policyVersionId: absent } },
  'projects renameDataset': { needs: 'curate', input: { datasetId, name } },
  'projects archiveDataset': { needs: 'manage', input: { datasetId } },
  'projects restoreDataset': { needs: 'manage', input: { datasetId } },
  'runs cancelRun': { needs: 'curate', input: { runId } },
  'runs pauseRun': { needs: 'curate', input: { runId } },
  'runs resumeRun': { needs: 'curate', input: { runId } },
  'runs retryRun': { needs: 'curate', input: { runId } },
  'stats setTarget': { needs: 'curate', input: { datasetId, shares: {} } },
  'stats startMeasuring': { needs: 'curate', input: { datasetId: absent } },
  'samples createSamples': { needs: 'curate', input: { samples: [{ prompt: 'Made by a story' }] } },
  'samples labelSample': { needs: 'review', input: { sampleId: absent, revision: 1, act: 'accept' } },
  'samples undoDecision': { needs: 'review', input: { decisionId: absent } },
  'samples bulkSamples': { needs: 'curate', input: { act: { kind: 'accept' } } },
  'samples undoBulk': { needs: 'review', input: { runId: absent } },
  'samples saveView': { needs: 'read', input: { name, filter: {} } },
  'samples changeView': { needs: 'read', input: { viewId: absent, name } },
  'samples deleteView': { needs: 'read', input: { viewId: absent } },
  'samples checkSamples': { needs: 'curate', input: { datasetId } },
  'personas previewPersonas': { needs: 'curate', input: { text: 'A story teller in Ghent' } },
  'personas addPersonas': { needs: 'curate', input: { text: 'A story teller in Ghent' } },
  'personas previewPersonaFile': { needs: 'curate', input: { uploadId: absent } },
  'personas importPersonas': { needs: 'curate', input: { uploadId: absent } },
  'personas addStarters': { needs: 'curate', input: { tags: ['work:land'] } },
  'personas editPersona': { needs: 'curate', input: { personaId: absent, revision: 1, group: 'Night shift' } },
  'personas tagPersonas': { needs: 'curate', input: { which: { ids: [absent] }, tag: 'mood:calm', act: 'add' } },
  'personas groupPersonas': { needs: 'curate', input: { which: { ids: [absent] }, group: 'Night shift' } },
  'personas retirePersonas': { needs: 'curate', input: { which: { ids: [absent] } } },
  'personas restorePersonas': { needs: 'curate', input: { which: { ids: [absent] } } },
  'personas deletePersonas': { needs: 'curate', input: { which: { ids: [absent] } } },
  'personas keepBoth': {
    needs: 'curate',
    input: { firstId: absent, secondId: '01990000-0000-7000-8000-000000000001' },
  },
  'snapshots startExport': { needs: 'curate', input: { format: 'jsonl', dataset: datasetId, reason: 'a story' } },
  'policy adoptPolicy': { needs: 'curate', input: { key: 'binary' } },
  'policy createPolicy': { needs: 'curate', input: { name } },
  'policy changePolicy': { needs: 'curate', input: { policyId: absent, name } },
  'policy draftVersion': { needs: 'curate', input: { policyId: absent } },
  'policy saveDraft': { needs: 'curate', input: { policyId: absent, versionId: absent, revision: 1, labels: [] } },
  'policy discardDraft': { needs: 'curate', input: { policyId: absent, versionId: absent } },
  'policy publishDraft': { needs: 'curate', input: { policyId: absent, versionId: absent, revision: 1 } },
  'policy moveDataset': { needs: 'curate', input: { datasetId, versionId: absent } },
  'policy saveCrossWalk': { needs: 'curate', input: walk },
  'policy applyCrossWalk': { needs: 'curate', input: { crossWalkId: absent, datasetId } },
  'sources previewFile': { needs: 'curate', input: { uploadId: absent, datasetId } },
  'sources startImport': { needs: 'curate', input: { uploadId: absent, datasetId } },
  'sources deleteSource': { needs: 'curate', input: { sourceId: absent, samples: 'keep' } },
  'wrappers saveWrapper': { needs: 'curate', input: { key: 'story', name, before: 'Says:' } },
  'wrappers removeWrapper': { needs: 'curate', input: { key: 'absent' } },
  'wrappers tryWrappers': { needs: 'read', input: { text: 'a text' } },
  'sources fetchPages': { needs: 'curate', input: { datasetId, addresses: ['https://example.com/'] } },
  'sources refetchPages': { needs: 'curate', input: { sourceId: absent } },
  'sources readDocuments': { needs: 'curate', input: { datasetId, uploadIds: [absent] } },
  'sources describeHubDataset': { needs: 'curate', input: { dataset: 'no dataset' } },
  'sources previewHubDataset': { needs: 'curate', input: { datasetId, dataset: 'no dataset' } },
  'sources importHubDataset': { needs: 'curate', input: { datasetId, dataset: 'no dataset' } },
}

/** Every method of every route in the tree. next-auth answers for its own. */
export function routesInTree() {
  return readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .map((file) => `app/api/${file}`)
    .filter((file) => file.endsWith('/route.ts') && !file.includes('[...nextauth]'))
    .flatMap((file) => {
      const methods = [
        ...readFileSync(file, 'utf8').matchAll(
          /export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g,
        ),
      ]
      return methods.map(([, method]) => `${method} /${file.slice('app/'.length, -'/route.ts'.length)}`)
    })
    .sort()
}

export type ActionInBuild = { id: string; name: string; ofProject: boolean; page: string }

/** Every server action of the build: each is an endpoint of its own, whether or not a page shows it. */
export function actionsInBuild(buildFolder: string): ActionInBuild[] {
  const manifest = JSON.parse(readFileSync(`${buildFolder}/server/server-reference-manifest.json`, 'utf8'))
  const found = Object.entries(
    manifest.node as Record<string, { filename: string; exportedName: string; workers: object }>,
  )
  return found.map(([id, { filename, exportedName, workers }]) => {
    const source = readFileSync(filename, 'utf8')
    return {
      id,
      name: `${filename.split('/').at(-2)} ${exportedName}`,
      ofProject: new RegExp(`export const ${exportedName} = action\\(`).test(source),
      page: Object.keys(workers)[0] ?? '',
    }
  })
}
