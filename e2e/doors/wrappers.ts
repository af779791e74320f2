import { type Doors, name } from './door'

export const routes: Doors = {
  'GET /api/v1/projects/[projectId]/wrappers': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/wrappers': { needs: 'curate', input: { key: 'story', name, before: 'Says:' } },
  'DELETE /api/v1/projects/[projectId]/wrappers/[key]': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/wrappers/trials': { needs: 'read', input: { text: 'a text' } },
}

export const actions: Doors = {
  'wrappers saveWrapper': { needs: 'curate', input: { key: 'story', name, before: 'Says:' } },
  'wrappers removeWrapper': { needs: 'curate', input: { key: 'absent' } },
  'wrappers tryWrappers': { needs: 'read', input: { text: 'a text' } },
}
