import { absent, type Doors } from './door'

export const routes: Doors = {
  'POST /api/v1/projects/[projectId]/uploads': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/sources': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/sources': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/sources/previews': {
    needs: 'curate',
    input: { uploadId: absent, datasetId: absent },
  },
  'POST /api/v1/projects/[projectId]/sources/imports': {
    needs: 'curate',
    input: { uploadId: absent, datasetId: absent },
  },
  'GET /api/v1/projects/[projectId]/sources/[sourceId]': { needs: 'read' },
  'DELETE /api/v1/projects/[projectId]/sources/[sourceId]': { needs: 'curate', input: { samples: 'keep' } },
  'GET /api/v1/projects/[projectId]/sources/[sourceId]/rejects': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/sources/[sourceId]/repeats': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/import-settings': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]/import-settings': { needs: 'manage', input: { caps: {} } },
  'POST /api/v1/projects/[projectId]/sources/web': {
    needs: 'curate',
    input: { datasetId: absent, addresses: ['https://example.com/'] },
  },
  'POST /api/v1/projects/[projectId]/sources/documents': {
    needs: 'curate',
    input: { datasetId: absent, uploadIds: [absent] },
  },
  'POST /api/v1/projects/[projectId]/sources/hub': {
    needs: 'curate',
    input: { datasetId: absent, dataset: 'no dataset' },
  },
  'POST /api/v1/projects/[projectId]/sources/hub/descriptions': { needs: 'curate', input: { dataset: 'no dataset' } },
  'POST /api/v1/projects/[projectId]/sources/hub/previews': {
    needs: 'curate',
    input: { datasetId: absent, dataset: 'no dataset' },
  },
  'GET /api/v1/projects/[projectId]/sources/[sourceId]/pages': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/sources/[sourceId]/passages': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/sources/[sourceId]/fetches': { needs: 'curate' },
}

export const actions: Doors = {
  'sources previewFile': { needs: 'curate', input: { uploadId: absent, datasetId: absent } },
  'sources startImport': { needs: 'curate', input: { uploadId: absent, datasetId: absent } },
  'sources deleteSource': { needs: 'curate', input: { sourceId: absent, samples: 'keep' } },
  'sources changeImportSettings': { needs: 'manage', input: {} },
  'sources fetchPages': { needs: 'curate', input: { datasetId: absent, addresses: ['https://example.com/'] } },
  'sources refetchPages': { needs: 'curate', input: { sourceId: absent } },
  'sources readDocuments': { needs: 'curate', input: { datasetId: absent, uploadIds: [absent] } },
  'sources describeHubDataset': { needs: 'curate', input: { dataset: 'no dataset' } },
  'sources previewHubDataset': { needs: 'curate', input: { datasetId: absent, dataset: 'no dataset' } },
  'sources importHubDataset': { needs: 'curate', input: { datasetId: absent, dataset: 'no dataset' } },
}
