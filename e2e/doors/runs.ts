import { absent, type Doors } from './door'

export const routes: Doors = {
  'GET /api/health': { needs: 'nothing' },
  'GET /api/ready': { needs: 'nothing' },
  'GET /api/v1/projects/[projectId]/runs': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/runs/[runId]': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/runs/[runId]/cancellation': { needs: 'curate' },
  'PUT /api/v1/projects/[projectId]/runs/[runId]/pause': { needs: 'curate' },
  'DELETE /api/v1/projects/[projectId]/runs/[runId]/pause': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/runs/[runId]/retry': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/runs/[runId]/events': { needs: 'read' },
}

export const actions: Doors = {
  'runs cancelRun': { needs: 'curate', input: { runId: absent } },
  'runs pauseRun': { needs: 'curate', input: { runId: absent } },
  'runs resumeRun': { needs: 'curate', input: { runId: absent } },
  'runs retryRun': { needs: 'curate', input: { runId: absent } },
}
