import { absent, type Doors, name } from './door'

export const routes: Doors = {
  'GET /api/v1/projects/[projectId]/models': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/providers': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/providers': { needs: 'manage', input: { name, preset: 'openai' } },
  'PATCH /api/v1/projects/[projectId]/providers/[providerId]': { needs: 'manage', input: { name, revision: 1 } },
  'DELETE /api/v1/projects/[projectId]/providers/[providerId]': { needs: 'manage' },
  'POST /api/v1/projects/[projectId]/providers/[providerId]/tests': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/providers/[providerId]/models': { needs: 'manage' },
  'POST /api/v1/projects/[projectId]/providers/[providerId]/models': {
    needs: 'manage',
    input: { name, priceIn: 1, priceOut: 2 },
  },
  'PATCH /api/v1/projects/[projectId]/providers/[providerId]/models/[modelId]': {
    needs: 'manage',
    input: { priceIn: 1, priceOut: 2, jsonSchema: true },
  },
  'DELETE /api/v1/projects/[projectId]/providers/[providerId]/models/[modelId]': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/calls': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/models/estimates': {
    needs: 'read',
    input: { modelId: absent, messages: [{ role: 'user', content: name }] },
  },
}

export const actions: Doors = {
  'providers addProvider': { needs: 'manage', input: { name, preset: 'openai' } },
  'providers changeProvider': { needs: 'manage', input: { providerId: absent, name, revision: 1 } },
  'providers removeProvider': { needs: 'manage', input: { providerId: absent } },
  'providers testProvider': { needs: 'manage', input: { providerId: absent } },
  'providers listEndpointModels': { needs: 'manage', input: { providerId: absent } },
  'providers addModel': { needs: 'manage', input: { providerId: absent, name, priceIn: 1, priceOut: 2 } },
  'providers changeModel': {
    needs: 'manage',
    input: { providerId: absent, modelId: absent, priceIn: 1, priceOut: 2, jsonSchema: true },
  },
  'providers removeModel': { needs: 'manage', input: { providerId: absent, modelId: absent } },
}
