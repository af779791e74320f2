import { absent, type Doors, name } from './door'

export const routes: Doors = {
  'GET /api/v1/projects/[projectId]/queues': { needs: 'review' },
  'POST /api/v1/projects/[projectId]/queues': { needs: 'curate', input: { name, filter: {} } },
  'POST /api/v1/projects/[projectId]/queues/openings': { needs: 'review', input: { builtIn: 'flagged' } },
  'GET /api/v1/projects/[projectId]/queues/[queueId]/progress': { needs: 'review' },
  'POST /api/v1/projects/[projectId]/queues/[queueId]/claims': {
    needs: 'review',
    input: { tabId: absent, loadId: absent },
  },
  'GET /api/v1/projects/[projectId]/decisions': { needs: 'review' },
  'GET /api/v1/projects/[projectId]/decisions/file': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/decisions': {
    needs: 'review',
    input: { entries: [{ kind: 'undo', key: absent, of: absent }] },
  },
  'DELETE /api/v1/projects/[projectId]/leases': { needs: 'review' },
  'PUT /api/v1/projects/[projectId]/leases/[loadId]': { needs: 'review' },
  'DELETE /api/v1/projects/[projectId]/leases/[loadId]': { needs: 'review' },
  'POST /api/farewells/[projectId]': { needs: 'review', input: { loadId: absent } },
  'GET /api/v1/projects/[projectId]/disputes': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/disputes/[itemId]/settlement': {
    needs: 'curate',
    input: { revision: 1, labels: ['safe'], cause: 'error' },
  },
  'GET /api/v1/projects/[projectId]/overruled': { needs: 'review' },
  'GET /api/v1/projects/[projectId]/known-answers': { needs: 'curate' },
  'PUT /api/v1/projects/[projectId]/known-answers/[sampleId]': { needs: 'curate', input: { labels: ['safe'] } },
  'DELETE /api/v1/projects/[projectId]/known-answers/[sampleId]': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/queues/[queueId]/reviewers': { needs: 'curate' },
  'PUT /api/v1/projects/[projectId]/queues/[queueId]/reviewers/[userId]/pause': {
    needs: 'curate',
    input: { reason: 'A story' },
  },
  'DELETE /api/v1/projects/[projectId]/queues/[queueId]/reviewers/[userId]/pause': { needs: 'curate' },
  'PUT /api/v1/projects/[projectId]/queues/[queueId]/closure': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/review-totals': { needs: 'review' },
  'GET /api/v1/projects/[projectId]/review-samples': { needs: 'review' },
  'GET /api/v1/projects/[projectId]/review-settings': { needs: 'review' },
  'PUT /api/v1/projects/[projectId]/review-settings': { needs: 'review', input: { settings: {} } },
  'GET /api/v1/projects/[projectId]/queues/[queueId]/decisions': { needs: 'curate' },
}

export const actions: Doors = {
  'review claimItems': { needs: 'review', input: { queueId: absent, tabId: absent, loadId: absent } },
  'review recordDecisions': { needs: 'review', input: { entries: [{ kind: 'undo', key: absent, of: absent }] } },
  'review renewSeats': { needs: 'review', input: { loadId: absent } },
  'review releaseSeats': { needs: 'review', input: { loadId: absent } },
  'review stopReviewing': { needs: 'review', input: {} },
  'review createQueue': { needs: 'curate', input: { name, filter: {} } },
  'review closeQueue': { needs: 'curate', input: { queueId: absent } },
  'review settleDispute': {
    needs: 'curate',
    input: { itemId: absent, revision: 1, labels: ['safe'], cause: 'error' },
  },
  'review keepGold': { needs: 'curate', input: { sampleId: absent, labels: ['safe'] } },
  'review dropGold': { needs: 'curate', input: { sampleId: absent } },
  'review pauseReviewer': { needs: 'curate', input: { queueId: absent, userId: absent, reason: 'A story' } },
  'review liftPause': { needs: 'curate', input: { queueId: absent, userId: absent } },
  'review saveSettings': { needs: 'review', input: { settings: {} } },
}
