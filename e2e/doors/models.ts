import { absent, type Doors, name } from './door'

export const routes: Doors = {
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
  'POST /api/v1/projects/[projectId]/models/[modelId]/queues': { needs: 'curate', input: {} },
  'GET /api/v1/projects/[projectId]/models/recommendations': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/models/tunings': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/models/tunings': {
    needs: 'curate',
    input: { providerId: absent, name, experiments: [{ baseModel: 'small' }] },
  },
  'GET /api/v1/projects/[projectId]/models/kits': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/models/evaluations/[evaluationId]': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/models/evaluations/[evaluationId]/errors': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/models/evaluations/[evaluationId]/queues': {
    needs: 'curate',
    input: { sampleIds: [absent] },
  },
  'GET /api/v1/projects/[projectId]/models/evaluations/[evaluationId]/comparison': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/moderations': { needs: 'read', input: { input: name } },
  'POST /api/v1/moderations': { needs: 'enter', input: { input: name } },
}

export const actions: Doors = {
  'models trainModel': { needs: 'curate', input: {} },
  'models evaluateModel': { needs: 'curate', input: { modelId: absent, dataset: absent } },
  'models renameModel': { needs: 'curate', input: { modelId: absent, name } },
  'models archiveModel': { needs: 'curate', input: { modelId: absent } },
  'models restoreModel': { needs: 'curate', input: { modelId: absent } },
  'models chooseThreshold': { needs: 'curate', input: { modelId: absent, threshold: 0 } },
  'models scoreTexts': { needs: 'read', input: { modelId: absent, texts: [{ prompt: name }] } },
  'models startTuning': { needs: 'curate', input: { providerId: absent, name, experiments: [{ baseModel: 'small' }] } },
  'models reviewUncertain': { needs: 'curate', input: { modelId: absent } },
  'models reviewErrors': { needs: 'curate', input: { evaluationId: absent, sampleIds: [absent] } },
}
