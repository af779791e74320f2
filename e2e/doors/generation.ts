import { absent, type Doors } from './door'

const generation = { datasetId: absent, template: absent, models: [absent], cells: [{ label: 'safe', count: 1 }] }

export const routes: Doors = {
  'POST /api/v1/projects/[projectId]/generation': { needs: 'curate', input: generation },
  'GET /api/v1/projects/[projectId]/generation/grid': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/generation/estimates': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/generation/estimates': { needs: 'read', input: generation },
  'POST /api/v1/projects/[projectId]/generation/examples': { needs: 'curate', input: generation },
  'GET /api/v1/projects/[projectId]/generation/[runId]': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/generation/[runId]/rows': { needs: 'read' },
  'PUT /api/v1/projects/[projectId]/generation/[runId]/cap': { needs: 'curate', input: { calls: 5 } },
}

export const actions: Doors = {
  'generation startGeneration': { needs: 'curate', input: generation },
  'generation tryGeneration': { needs: 'curate', input: generation },
  'generation raiseCap': { needs: 'curate', input: { runId: absent, calls: 5 } },
}
