import { absent, type Doors, name } from './door'

export const routes: Doors = {
  'GET /api/v1/projects/[projectId]/templates': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/templates': {
    needs: 'curate',
    input: { name, kind: 'content', body: { prompt: 'Write' } },
  },
  'POST /api/v1/projects/[projectId]/templates/previews': {
    needs: 'read',
    input: { kind: 'content', body: { prompt: 'Write' } },
  },
  'GET /api/v1/projects/[projectId]/templates/[templateId]': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]/templates/[templateId]': { needs: 'curate', input: { name } },
  'PUT /api/v1/projects/[projectId]/templates/[templateId]/archive': { needs: 'curate' },
  'DELETE /api/v1/projects/[projectId]/templates/[templateId]/archive': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/templates/[templateId]/versions': {
    needs: 'curate',
    input: { from: 1, body: { prompt: 'Write' } },
  },
}

export const actions: Doors = {
  'templates createTemplate': { needs: 'curate', input: { name, kind: 'content', body: { prompt: 'Write' } } },
  'templates saveVersion': { needs: 'curate', input: { templateId: absent, from: 1, body: { prompt: 'Write' } } },
  'templates renameTemplate': { needs: 'curate', input: { templateId: absent, name } },
  'templates archiveTemplate': { needs: 'curate', input: { templateId: absent } },
  'templates restoreTemplate': { needs: 'curate', input: { templateId: absent } },
  'templates previewTemplate': { needs: 'read', input: { kind: 'content', body: { prompt: 'Write' } } },
}
