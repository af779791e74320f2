import { absent, type Doors } from './door'

export const routes: Doors = {
  'GET /api/v1/projects/[projectId]/snapshots': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/snapshots': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/snapshots/previews': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/snapshots/[snapshotId]': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/snapshots/[snapshotId]/card': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/snapshots/[snapshotId]/comparison': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/snapshots/[snapshotId]/comparison/file': {
    needs: 'curate',
    input: { with: absent },
  },
  'GET /api/v1/projects/[projectId]/snapshots/[snapshotId]/changes': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/snapshots/[snapshotId]/audits': { needs: 'curate', input: { bound: 0.05 } },
  'POST /api/v1/projects/[projectId]/snapshots/[snapshotId]/certificates': {
    needs: 'curate',
    input: { auditId: absent },
  },
  'POST /api/v1/projects/[projectId]/snapshots/[snapshotId]/pushes': {
    needs: 'curate',
    input: { target: { kind: 'hub', repo: 'a/b' }, secret: 'none', reason: 'a story' },
  },
  'GET /api/v1/projects/[projectId]/exports': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/exports': { needs: 'curate', input: { format: 'jsonl', reason: 'a story' } },
  'GET /api/v1/projects/[projectId]/exports/[exportId]/file': { needs: 'curate' },
}

export const actions: Doors = {
  'snapshots previewSnapshot': { needs: 'read' },
  'snapshots takeSnapshot': { needs: 'curate', input: { dataset: absent } },
  'snapshots startAudit': { needs: 'curate', input: { snapshotId: absent, bound: 0.05 } },
  'snapshots certifySnapshot': { needs: 'curate', input: { snapshotId: absent, auditId: absent } },
  'snapshots pushSnapshot': {
    needs: 'curate',
    input: { snapshotId: absent, target: { kind: 'hub', repo: 'a/b' }, secret: 'none', reason: 'a story' },
  },
  'snapshots startExport': { needs: 'curate', input: { format: 'jsonl', dataset: absent, reason: 'a story' } },
}
