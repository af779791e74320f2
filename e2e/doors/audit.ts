import type { Doors } from './door'

export const routes: Doors = {
  'GET /api/v1/projects/[projectId]/audit': { needs: 'read' },
}

export const actions: Doors = {}
