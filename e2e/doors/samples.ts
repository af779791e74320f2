import { absent, type Doors, name } from './door'

export const routes: Doors = {
  'POST /api/v1/projects/[projectId]/datasets/[datasetId]/check': { needs: 'curate' },
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
  'GET /api/v1/projects/[projectId]/samples/facets': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/samples/outline': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/samples/bulk': { needs: 'curate', input: { act: { kind: 'accept' } } },
  'POST /api/v1/projects/[projectId]/samples/bulk/[runId]/undo': { needs: 'review' },
  'GET /api/v1/projects/[projectId]/samples/[sampleId]/neighbours': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/views': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/views': { needs: 'read', input: { name, filter: {} } },
  'PATCH /api/v1/projects/[projectId]/views/[viewId]': { needs: 'read', input: { name } },
  'DELETE /api/v1/projects/[projectId]/views/[viewId]': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/decisions/[decisionId]/undo': { needs: 'review' },
}

export const actions: Doors = {
  'samples createSamples': { needs: 'curate', input: { samples: [{ prompt: 'Made by a story' }] } },
  'samples labelSample': { needs: 'review', input: { sampleId: absent, revision: 1, act: 'accept' } },
  'samples undoDecision': { needs: 'review', input: { decisionId: absent } },
  'samples bulkSamples': { needs: 'curate', input: { act: { kind: 'accept' } } },
  'samples undoBulk': { needs: 'review', input: { runId: absent } },
  'samples saveView': { needs: 'read', input: { name, filter: {} } },
  'samples changeView': { needs: 'read', input: { viewId: absent, name } },
  'samples deleteView': { needs: 'read', input: { viewId: absent } },
  'samples checkSamples': { needs: 'curate', input: { datasetId: absent } },
}
