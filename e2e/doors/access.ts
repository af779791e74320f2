import { absent, type Doors, name } from './door'

const password = 'twelve plain words would be better'

export const routes: Doors = {
  'GET /api/v1/me': { needs: 'enter' },
  'GET /api/v1/projects/[projectId]/members': { needs: 'read' },
  'PATCH /api/v1/projects/[projectId]/members/[userId]': { needs: 'manage', input: { role: 'viewer' } },
  'DELETE /api/v1/projects/[projectId]/members/[userId]': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/invitations': { needs: 'manage' },
  'POST /api/v1/projects/[projectId]/invitations': { needs: 'manage', input: { role: 'viewer' } },
  'DELETE /api/v1/projects/[projectId]/invitations/[invitationId]': { needs: 'manage' },
  'GET /api/v1/projects/[projectId]/keys': { needs: 'manage' },
  'POST /api/v1/projects/[projectId]/keys': { needs: 'manage', input: { name, role: 'viewer' } },
  'DELETE /api/v1/projects/[projectId]/keys/[keyId]': { needs: 'manage' },
}

export const actions: Doors = {
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
  'access describePasswordLink': { needs: 'knock', input: { token: 'none' } },
  'access setPassword': { needs: 'knock', input: { token: 'none', password } },
  'access renameMe': { needs: 'enter', input: { name } },
  'access changePassword': { needs: 'enter', input: { current: 'not the password', password } },
  'access endSession': { needs: 'enter', input: { sessionId: absent } },
  'access endOtherSessions': { needs: 'enter', input: {} },
  'access connectAccount': { needs: 'enter', input: {} },
  'access disconnectAccount': { needs: 'enter', input: { accountId: absent } },
  'access disablePerson': { needs: 'keep', input: { userId: absent } },
  'access enablePerson': { needs: 'keep', input: { userId: absent } },
  'access changeKeeper': { needs: 'keep', input: { userId: absent, keeper: true } },
  'access makePasswordLink': { needs: 'keep', input: { userId: absent } },
  'access makeHouseKey': { needs: 'keep', input: { name, role: 'viewer' } },
  'access revokeHouseKey': { needs: 'keep', input: { keyId: absent } },
}
