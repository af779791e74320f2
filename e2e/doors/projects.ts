import { absent, type Doors, name } from './door'

export const routes: Doors = {
  'GET /api/v1/projects': { needs: 'enter' },
  'POST /api/v1/projects': { needs: 'keep', input: { name } },
  'GET /api/v1/projects/[projectId]': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]': { needs: 'manage', input: { name } },
  'PUT /api/v1/projects/[projectId]/archive': { needs: 'manage' },
  'DELETE /api/v1/projects/[projectId]/archive': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/datasets': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/datasets': {
    needs: 'curate',
    input: { name, target: 'prompt', policyVersionId: absent },
  },
  'PATCH /api/v1/projects/[projectId]/datasets/[datasetId]': { needs: 'curate', input: { name } },
  'PUT /api/v1/projects/[projectId]/datasets/[datasetId]/archive': { needs: 'manage' },
  'DELETE /api/v1/projects/[projectId]/datasets/[datasetId]/archive': { needs: 'manage' },
}

export const actions: Doors = {
  'projects createProject': { needs: 'keep', input: { name } },
  'projects renameProject': { needs: 'manage', input: { name } },
  'projects archiveProject': { needs: 'manage', input: {} },
  'projects restoreProject': { needs: 'manage', input: {} },
  'projects createDataset': { needs: 'curate', input: { name, target: 'prompt', policyVersionId: absent } },
  'projects renameDataset': { needs: 'curate', input: { datasetId: absent, name } },
  'projects archiveDataset': { needs: 'manage', input: { datasetId: absent } },
  'projects restoreDataset': { needs: 'manage', input: { datasetId: absent } },
}
