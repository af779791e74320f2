import type { Doors } from './door'

export const routes: Doors = {
  'GET /api/v1/openapi.json': { needs: 'nothing' },
}

export const actions: Doors = {}
