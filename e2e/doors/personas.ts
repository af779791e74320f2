import { absent, type Doors } from './door'

export const routes: Doors = {
  'GET /api/v1/projects/[projectId]/personas': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/personas': { needs: 'curate', input: { text: 'A story teller in Ghent' } },
  'GET /api/v1/projects/[projectId]/personas/counts': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/personas/previews': {
    needs: 'curate',
    input: { text: 'A story teller in Ghent' },
  },
  'GET /api/v1/projects/[projectId]/personas/starters': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/personas/starters': { needs: 'curate', input: { tags: ['work:land'] } },
  'GET /api/v1/projects/[projectId]/personas/files/[uploadId]': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/personas/imports': { needs: 'curate', input: { uploadId: absent } },
  'GET /api/v1/projects/[projectId]/personas/copies': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/personas/copies/kept': {
    needs: 'curate',
    input: { firstId: absent, secondId: '01990000-0000-7000-8000-000000000001' },
  },
  'POST /api/v1/projects/[projectId]/personas/draws': { needs: 'read', input: { count: 1, seed: 1 } },
  'POST /api/v1/projects/[projectId]/personas/tags': {
    needs: 'curate',
    input: { which: { ids: [absent] }, tag: 'mood:calm', act: 'add' },
  },
  'POST /api/v1/projects/[projectId]/personas/groups': {
    needs: 'curate',
    input: { which: { ids: [absent] }, group: 'Night shift' },
  },
  'POST /api/v1/projects/[projectId]/personas/retirements': { needs: 'curate', input: { which: { ids: [absent] } } },
  'POST /api/v1/projects/[projectId]/personas/restorations': { needs: 'curate', input: { which: { ids: [absent] } } },
  'POST /api/v1/projects/[projectId]/personas/deletions': { needs: 'curate', input: { which: { ids: [absent] } } },
  'GET /api/v1/projects/[projectId]/personas/[personaId]': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]/personas/[personaId]': {
    needs: 'curate',
    input: { revision: 1, group: 'Night shift' },
  },
}

export const actions: Doors = {
  'personas previewPersonas': { needs: 'curate', input: { text: 'A story teller in Ghent' } },
  'personas addPersonas': { needs: 'curate', input: { text: 'A story teller in Ghent' } },
  'personas previewPersonaFile': { needs: 'curate', input: { uploadId: absent } },
  'personas importPersonas': { needs: 'curate', input: { uploadId: absent } },
  'personas addStarters': { needs: 'curate', input: { tags: ['work:land'] } },
  'personas editPersona': { needs: 'curate', input: { personaId: absent, revision: 1, group: 'Night shift' } },
  'personas tagPersonas': { needs: 'curate', input: { which: { ids: [absent] }, tag: 'mood:calm', act: 'add' } },
  'personas groupPersonas': { needs: 'curate', input: { which: { ids: [absent] }, group: 'Night shift' } },
  'personas retirePersonas': { needs: 'curate', input: { which: { ids: [absent] } } },
  'personas restorePersonas': { needs: 'curate', input: { which: { ids: [absent] } } },
  'personas deletePersonas': { needs: 'curate', input: { which: { ids: [absent] } } },
  'personas keepBoth': {
    needs: 'curate',
    input: { firstId: absent, secondId: '01990000-0000-7000-8000-000000000001' },
  },
}
