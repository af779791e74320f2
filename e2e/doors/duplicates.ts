import { absent, type Doors, name } from './door'

export const routes: Doors = {
  'GET /api/v1/projects/[projectId]/duplicates': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/duplicates/passes': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/duplicates/groups': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/duplicates/groups/[groupId]': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/duplicates/groups/[groupId]/decisions': {
    needs: 'review',
    input: { act: 'flag', members: [{ sampleId: absent, revision: 1 }] },
  },
  'PUT /api/v1/projects/[projectId]/duplicates/groups/[groupId]/keep': { needs: 'review' },
  'DELETE /api/v1/projects/[projectId]/duplicates/groups/[groupId]/keep': { needs: 'review' },
  'POST /api/v1/projects/[projectId]/duplicates/collapses': { needs: 'curate', input: { filter: {} } },
  'POST /api/v1/projects/[projectId]/duplicates/leaks': {
    needs: 'curate',
    input: { left: { dataset: absent }, right: { dataset: '01990000-0000-7000-8000-000000000001' } },
  },
  'GET /api/v1/projects/[projectId]/duplicates/leaks': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/duplicates/leaks/[runId]': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/duplicates/leaks/[runId]/file': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/duplicates/meanings': { needs: 'curate', input: { modelId: absent } },
  'POST /api/v1/projects/[projectId]/duplicates/look-ups': { needs: 'read', input: { texts: [{ prompt: name }] } },
}

export const actions: Doors = {
  'duplicates findDuplicates': { needs: 'curate', input: {} },
  'duplicates keepGroup': { needs: 'review', input: { groupId: absent } },
  'duplicates reopenGroup': { needs: 'review', input: { groupId: absent } },
  'duplicates decideGroup': {
    needs: 'review',
    input: { groupId: absent, act: 'flag', members: [{ sampleId: absent, revision: 1 }] },
  },
  'duplicates collapseGroups': { needs: 'curate', input: { filter: {} } },
  'duplicates findAlike': { needs: 'curate', input: { modelId: absent } },
  'duplicates findLeaks': {
    needs: 'curate',
    input: { left: { dataset: absent }, right: { dataset: '01990000-0000-7000-8000-000000000001' } },
  },
}
