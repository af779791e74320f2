import { absent, type Doors } from './door'

export const routes: Doors = {
  'GET /api/v1/projects/[projectId]/overview': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/stats/balance': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/stats/measurement': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/stats/measurement': { needs: 'curate', input: { datasetId: absent } },
  'GET /api/v1/projects/[projectId]/stats/finds': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/stats/pace': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/stats/masks': { needs: 'curate', input: { datasetId: absent, kinds: ['email'] } },
  'POST /api/v1/projects/[projectId]/stats/masks/undo': { needs: 'curate', input: { runId: absent } },
  'GET /api/v1/projects/[projectId]/stats/doubts': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/stats/doubts': { needs: 'curate', input: { datasetId: absent } },
  'POST /api/v1/projects/[projectId]/stats/doubts/queue': { needs: 'curate', input: { datasetId: absent } },
  'PUT /api/v1/projects/[projectId]/stats/target': { needs: 'curate', input: { datasetId: absent, shares: {} } },
}

export const actions: Doors = {
  'stats setTarget': { needs: 'curate', input: { datasetId: absent, shares: {} } },
  'stats startMasking': { needs: 'curate', input: { datasetId: absent, kinds: ['email'] } },
  'stats undoMasking': { needs: 'curate', input: { runId: absent } },
  'stats doubtLabels': { needs: 'curate', input: { datasetId: absent } },
  'stats reviewDoubts': { needs: 'curate', input: { datasetId: absent } },
  'stats startMeasuring': { needs: 'curate', input: { datasetId: absent } },
}
