import { absent, type Doors, name } from './door'

const judge = { kind: 'rules', rules: [{ kind: 'phrase', text: 'parcel', code: 'safe' }] }
const sift = { judgeIds: [absent], rule: 'majority', keep: 'safe' }

export const routes: Doors = {
  'GET /api/v1/projects/[projectId]/judges': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/judges': {
    needs: 'curate',
    input: { name, policyVersionId: absent, settings: judge },
  },
  'GET /api/v1/projects/[projectId]/judges/[judgeId]': { needs: 'read' },
  'PUT /api/v1/projects/[projectId]/judges/[judgeId]': {
    needs: 'curate',
    input: { version: 1, policyVersionId: absent, settings: judge },
  },
  'PUT /api/v1/projects/[projectId]/judges/[judgeId]/archive': { needs: 'curate' },
  'DELETE /api/v1/projects/[projectId]/judges/[judgeId]/archive': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/judges/[judgeId]/verdicts': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/judges/trials': {
    needs: 'curate',
    input: { policyVersionId: absent, settings: judge },
  },
  'POST /api/v1/projects/[projectId]/judges/young-child': { needs: 'curate', input: { modelIds: [absent] } },
  'POST /api/v1/projects/[projectId]/judges/panels': { needs: 'curate', input: { judgeIds: [absent] } },
  'POST /api/v1/projects/[projectId]/judges/panels/estimates': { needs: 'read', input: { judgeIds: [absent] } },
  'POST /api/v1/projects/[projectId]/judges/panels/trials': { needs: 'curate', input: { judgeIds: [absent] } },
  'GET /api/v1/projects/[projectId]/judges/sifts': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/judges/sifts': { needs: 'curate', input: sift },
  'POST /api/v1/projects/[projectId]/judges/sifts/previews': { needs: 'read', input: sift },
  'GET /api/v1/projects/[projectId]/judges/agreement': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/judges/calibrations': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/judges/calibrations': { needs: 'curate', input: { judgeIds: [absent] } },
  'GET /api/v1/projects/[projectId]/judges/calibrations/[calibrationId]': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/judges/acceptances': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/judges/acceptances': {
    needs: 'manage',
    input: { judgeId: absent, calibrationId: absent },
  },
  'POST /api/v1/projects/[projectId]/judges/acceptances/previews': {
    needs: 'read',
    input: { judgeId: absent, calibrationId: absent },
  },
  'DELETE /api/v1/projects/[projectId]/judges/acceptances/[acceptanceId]': { needs: 'curate' },
}

export const actions: Doors = {
  'judges createJudge': { needs: 'curate', input: { name, policyVersionId: absent, settings: judge } },
  'judges changeJudge': {
    needs: 'curate',
    input: { judgeId: absent, version: 1, policyVersionId: absent, settings: judge },
  },
  'judges archiveJudge': { needs: 'curate', input: { judgeId: absent } },
  'judges restoreJudge': { needs: 'curate', input: { judgeId: absent } },
  'judges addYoungChild': { needs: 'curate', input: { modelIds: [absent] } },
  'judges tryJudge': { needs: 'curate', input: { policyVersionId: absent, settings: judge } },
  'judges tryPanel': { needs: 'curate', input: { judgeIds: [absent] } },
  'judges startPanel': { needs: 'curate', input: { judgeIds: [absent] } },
  'judges estimatePanel': { needs: 'read', input: { judgeIds: [absent] } },
  'judges siftSamples': { needs: 'curate', input: sift },
  'judges previewSift': { needs: 'read', input: sift },
  'judges drawCalibration': { needs: 'curate', input: { judgeIds: [absent] } },
  'judges startAcceptance': { needs: 'manage', input: { judgeId: absent, calibrationId: absent } },
  'judges previewAcceptance': { needs: 'read', input: { judgeId: absent, calibrationId: absent } },
  'judges endAcceptance': { needs: 'curate', input: { acceptanceId: absent } },
}
