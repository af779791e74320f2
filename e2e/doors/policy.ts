import { absent, type Doors, name } from './door'

const walk = {
  fromVersionId: absent,
  toVersionId: '01990000-0000-7000-8000-000000000001',
  seen: 0,
  entries: [{ fromCode: 'a', toCode: 'b' }],
}

export const routes: Doors = {
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
}

export const actions: Doors = {
  'policy adoptPolicy': { needs: 'curate', input: { key: 'binary' } },
  'policy createPolicy': { needs: 'curate', input: { name } },
  'policy changePolicy': { needs: 'curate', input: { policyId: absent, name } },
  'policy draftVersion': { needs: 'curate', input: { policyId: absent } },
  'policy saveDraft': { needs: 'curate', input: { policyId: absent, versionId: absent, revision: 1, labels: [] } },
  'policy discardDraft': { needs: 'curate', input: { policyId: absent, versionId: absent } },
  'policy publishDraft': { needs: 'curate', input: { policyId: absent, versionId: absent, revision: 1 } },
  'policy moveDataset': { needs: 'curate', input: { datasetId: absent, versionId: absent } },
  'policy saveCrossWalk': { needs: 'curate', input: walk },
  'policy applyCrossWalk': { needs: 'curate', input: { crossWalkId: absent, datasetId: absent } },
}
