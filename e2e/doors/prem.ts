import { absent, type Doors, name } from './door'

const messages = [{ role: 'user', content: name }]
const experiment = { base_model_id: 'local-classifier', batch_size: 1, learning_rate_multiplier: 1, n_epochs: 1 }
const trace = { projectId: absent, modelId: absent, input: name, output: name }

/** What is named in the body is looked for only once somebody is asking. */
export const routes: Doors = {
  'GET /api/v1/public/projects': { needs: 'enter' },
  'POST /api/v1/public/projects/create': { needs: 'enter', input: { name, goal: name } },
  'GET /api/v1/public/projects/[projectId]': { needs: 'read' },
  'POST /api/v1/public/datasets/create-synthetic': {
    needs: 'enter',
    input: { project_id: absent, name, pairs_to_generate: 1 },
  },
  'POST /api/v1/public/datasets/create-from-jsonl': { needs: 'enter', input: { project_id: absent, name } },
  'GET /api/v1/public/datasets/[datasetId]': { needs: 'enter' },
  'POST /api/v1/datasets/[datasetId]/add-datapoint': { needs: 'enter', input: { messages } },
  'POST /api/v1/public/snapshots/create': { needs: 'enter', input: { dataset_id: absent } },
  'POST /api/v1/public/snapshots/create-from-files': { needs: 'enter', input: { project_id: absent, label: name } },
  'POST /api/v1/public/recommendations/generate': { needs: 'enter', input: { snapshot_id: absent } },
  'GET /api/v1/public/recommendations/[snapshotId]': { needs: 'enter' },
  'POST /api/v1/public/finetuning/create': {
    needs: 'enter',
    input: { snapshot_id: absent, name, experiments: [experiment] },
  },
  'GET /api/v1/public/finetuning/[jobId]': { needs: 'enter' },
  'POST /api/v1/chat/completions': { needs: 'enter', input: { model: absent, messages } },
  'GET /api/v1/models': { needs: 'enter' },
  'GET /api/v1/models/running': { needs: 'enter' },
  'POST /api/v1/models/up': { needs: 'enter', input: { model: absent } },
  'POST /api/v1/models/down': { needs: 'enter', input: { model: absent } },
  'POST /api/v1/traces': { needs: 'enter', input: trace },
  'PUT /api/v1/traces/[traceId]': { needs: 'enter', input: { score: 1 } },
  'POST /api/v1/traces/[traceId]/add-to-dataset': { needs: 'enter' },
}
export const actions: Doors = {}
