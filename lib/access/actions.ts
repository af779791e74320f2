'use server'
import { action, houseAction } from '../doors'
import { keepIntent } from '../intent'
import { noInput } from '../no-input'
import { leave } from '../session-cookie'
import { acceptInvitation as acceptInvitationVerb } from './accept-invitation'
import { changeKeeper as changeKeeperVerb } from './change-keeper'
import { changePassword as changePasswordVerb } from './change-password'
import { changeRole as changeRoleVerb } from './change-role'
import { claimStudio as claimStudioVerb } from './claim-studio'
import { connectAccount as connectAccountVerb } from './connect-account'
import { describeInvitation as describeInvitationVerb } from './describe-invitation'
import { describePasswordLink as describePasswordLinkVerb } from './describe-password-link'
import { disablePerson as disablePersonVerb } from './disable-person'
import { disconnectAccount as disconnectAccountVerb } from './disconnect-account'
import { enablePerson as enablePersonVerb } from './enable-person'
import { endOtherSessions as endOtherSessionsVerb } from './end-other-sessions'
import { endSession as endSessionVerb } from './end-session'
import { invitePerson as invitePersonVerb } from './invite-person'
import { joinProject as joinProjectVerb } from './join-project'
import { joinWithAccount as joinWithAccountVerb } from './join-with-account'
import { makeHouseKey as makeHouseKeyVerb } from './make-house-key'
import { makeKey as makeKeyVerb } from './make-key'
import { makePasswordLink as makePasswordLinkVerb } from './make-password-link'
import { removeMember as removeMemberVerb } from './remove-member'
import { renameMe as renameMeVerb } from './rename-me'
import { revokeHouseKey as revokeHouseKeyVerb } from './revoke-house-key'
import { revokeInvitation as revokeInvitationVerb } from './revoke-invitation'
import { revokeKey as revokeKeyVerb } from './revoke-key'
import * as shape from './schema'
import { setPassword as setPasswordVerb } from './set-password'
import { signOut as signOutVerb } from './sign-out'

const leaveStudio = houseAction(noInput, async (ctx) => {
  await signOutVerb(ctx)
  await leave()
})
export async function signOut() {
  await leaveStudio({})
}

export const changeRole = action(shape.changeRoleInput, changeRoleVerb)
export const removeMember = action(shape.memberInput, removeMemberVerb)
export const invitePerson = action(shape.invitePersonInput, invitePersonVerb)
export const revokeInvitation = action(shape.invitationIdInput, revokeInvitationVerb)
export const makeKey = action(shape.makeKeyInput, makeKeyVerb)
export const revokeKey = action(shape.keyIdInput, revokeKeyVerb)

export const claimStudio = houseAction(shape.claimStudioInput, claimStudioVerb)
export const describeInvitation = houseAction(shape.linkTokenInput, describeInvitationVerb)
export const acceptInvitation = houseAction(shape.acceptInvitationInput, acceptInvitationVerb)
export const joinProject = houseAction(shape.linkTokenInput, joinProjectVerb)
export const joinWithAccount = houseAction(shape.linkTokenInput, async (ctx, input) =>
  keepIntent(await joinWithAccountVerb(ctx, input)),
)

export const describePasswordLink = houseAction(shape.linkTokenInput, describePasswordLinkVerb)
export const setPassword = houseAction(shape.setPasswordInput, setPasswordVerb)

export const renameMe = houseAction(shape.renameMeInput, renameMeVerb)
export const changePassword = houseAction(shape.changePasswordInput, changePasswordVerb)
export const endSession = houseAction(shape.sessionIdInput, endSessionVerb)
export const endOtherSessions = houseAction(noInput, endOtherSessionsVerb)
export const connectAccount = houseAction(noInput, async (ctx) => keepIntent(await connectAccountVerb(ctx)))
export const disconnectAccount = houseAction(shape.accountIdInput, disconnectAccountVerb)

export const disablePerson = houseAction(shape.memberInput, disablePersonVerb)
export const enablePerson = houseAction(shape.memberInput, enablePersonVerb)
export const changeKeeper = houseAction(shape.changeKeeperInput, changeKeeperVerb)
export const makePasswordLink = houseAction(shape.memberInput, makePasswordLinkVerb)
export const makeHouseKey = houseAction(shape.makeKeyInput, makeHouseKeyVerb)
export const revokeHouseKey = houseAction(shape.keyIdInput, revokeHouseKeyVerb)
