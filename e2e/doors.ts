import { readdirSync, readFileSync } from 'node:fs'
import type { Permission } from '@/lib/permissions'


/** What a door needs, and an input good enough to get as far as the permission. */
type Door = { needs: Permission | 'nothing'; input?: object; onlyRefusals?: true }

const absent = '01990000-0000-7000-8000-000000000000'
const name = 'Made by a story'

/** The permission table: every door there is. A new one that is not here fails the test. */
export const routes: Record<string, Door> = {
  'GET /api/health': { needs: 'nothing' },
  'GET /api/ready': { needs: 'nothing' },
  'GET /api/v1/me': { needs: 'enter' },
  'GET /api/v1/projects': { needs: 'enter' },
  'POST /api/v1/projects': { needs: 'keep', input: { name } },
  'GET /api/v1/projects/[projectId]': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]': { needs: 'manage', input: { name } },
  'PUT /api/v1/projects/[projectId]/archive': { needs: 'manage' },
  'DELETE /api/v1/projects/[projectId]/archive': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/audit': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/overview': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/datasets': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/datasets': { needs: 'curate', input: { name, target: 'prompt', policyVersionId: absent } },
  'PATCH /api/v1/projects/[projectId]/datasets/[datasetId]': { needs: 'curate', input: { name } },
  'PUT /api/v1/projects/[projectId]/datasets/[datasetId]/archive': { needs: 'manage' },
  'DELETE /api/v1/projects/[projectId]/datasets/[datasetId]/archive': { needs: 'manage' },
  'POST /api/v1/projects/[projectId]/datasets/[datasetId]/check': { needs: 'curate' },
  'GET /api/v1/projects/[projectId]/members': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]/members/[userId]': { needs: 'manage', input: { role: 'viewer' } },
  'DELETE /api/v1/projects/[projectId]/members/[userId]': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/invitations': { needs: 'manage' },
  'POST /api/v1/projects/[projectId]/invitations': { needs: 'manage', input: { role: 'viewer' } },
  'DELETE /api/v1/projects/[projectId]/invitations/[invitationId]': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/keys': { needs: 'manage' },
  'POST /api/v1/projects/[projectId]/keys': { needs: 'manage', input: { name, role: 'viewer' } },
  'DELETE /api/v1/projects/[projectId]/keys/[keyId]': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/runs': { needs: 'read' },
  'GET /api/v1/projects/[projectId]/runs/[runId]': { needs: 'read' },
  'POST /api/v1/projects/[projectId]/runs/[runId]/cancellation': { needs: 'curate' },
  'PUT /api/v1/projects/[projectId]/runs/[runId]/pause': { needs: 'curate' },
  'DELETE /api/v1/projects/[projectId]/runs/[runId]/pause': { needs: 'curate' },
  'POST /api/v1/projects/[projectId]/runs/[runId]/retry': { needs: 'curate' },
}

const runId = absent
const datasetId = absent
const password = 'twelve plain words would be better'

export const actions: Record<string, Door> = {
  'access signOut': { needs: 'knock', onlyRefusals: true },
  'access changeRole': { needs: 'manage', input: { userId: absent, role: 'viewer' } },
  'access removeMember': { needs: 'manage', input: { userId: absent } },
  'access invitePerson': { needs: 'manage', input: { role: 'viewer' } },
  'access revokeInvitation': { needs: 'manage', input: { invitationId: absent } },
  'access makeKey': { needs: 'manage', input: { name, role: 'viewer' } },
  'access revokeKey': { needs: 'manage', input: { keyId: absent } },
  'access claimStudio': { needs: 'knock', input: { token: 'none', name, email: 'nobody@example.org', password } },
  'access describeInvitation': { needs: 'knock', input: { token: 'none' } },
  'access acceptInvitation': { needs: 'knock', input: { token: 'none', name, email: 'nobody@example.org', password } },
  'access joinProject': { needs: 'enter', input: { token: 'none' } },
  'access joinWithAccount': { needs: 'knock', input: { token: 'none' } },
  'access renameMe': { needs: 'enter', input: { name } },
  'access changePassword': { needs: 'enter', input: { current: 'not the password', password } },
  'access endSession': { needs: 'enter', input: { sessionId: absent } },
  'access endOtherSessions': { needs: 'enter', input: {} },
  'access connectAccount': { needs: 'enter', input: {} },
  'access disconnectAccount': { needs: 'enter', input: { accountId: absent } },
  'access disablePerson': { needs: 'keep', input: { userId: absent } },
  'access enablePerson': { needs: 'keep', input: { userId: absent } },
  'access makeHouseKey': { needs: 'keep', input: { name, role: 'viewer' } },
  'access revokeHouseKey': { needs: 'keep', input: { keyId: absent } },
  'projects createProject': { needs: 'keep', input: { name } },
  'projects renameProject': { needs: 'manage', input: { name } },
  'projects archiveProject': { needs: 'manage', input: {} },
  'projects restoreProject': { needs: 'manage', input: {} },
  'projects createDataset': { needs: 'curate', input: { name, target: 'prompt', policyVersionId: absent } },
  'projects renameDataset': { needs: 'curate', input: { datasetId, name } },
  'projects archiveDataset': { needs: 'manage', input: { datasetId } },
  'projects restoreDataset': { needs: 'manage', input: { datasetId } },
  'runs cancelRun': { needs: 'curate', input: { runId } },
  'runs pauseRun': { needs: 'curate', input: { runId } },
  'runs resumeRun': { needs: 'curate', input: { runId } },
  'runs retryRun': { needs: 'curate', input: { runId } },
  'samples checkSamples': { needs: 'curate', input: { datasetId } },
}

/** Every method of every route in the tree. next-auth answers for its own. */
export function routesInTree() {
  return readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .map((file) => `app/api/${file}`)
    .filter((file) => file.endsWith('/route.ts') && !file.includes('[...nextauth]'))
    .flatMap((file) => {
      const methods = [...readFileSync(file, 'utf8').matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g)]
      return methods.map(([, method]) => `${method} /${file.slice('app/'.length, -'/route.ts'.length)}`)
    })
    .sort()
}

export type ActionInBuild = { id: string; name: string; ofProject: boolean; page: string }

/** Every server action of the build: each is an endpoint of its own, whether or not a page shows it. */
export function actionsInBuild(buildFolder: string): ActionInBuild[] {
  const manifest = JSON.parse(readFileSync(`${buildFolder}/server/server-reference-manifest.json`, 'utf8'))
  const found = Object.entries(manifest.node as Record<string, { filename: string; exportedName: string; workers: object }>)
  return found.map(([id, { filename, exportedName, workers }]) => {
    const source = readFileSync(filename, 'utf8')
    return {
      id,
      name: `${filename.split('/').at(-2)} ${exportedName}`,
      ofProject: new RegExp(`export const ${exportedName} = action\\(`).test(source),
      page: Object.keys(workers)[0] ?? '',
    }
  })
}
