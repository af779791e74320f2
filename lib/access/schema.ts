import { z } from 'zod'
import { passwordProblem, roles } from './rules'

export const roleShape = z.enum(roles)
export const emailShape = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('Write an address like ada@example.org'))
const nameShape = z.string().trim().min(1, 'Write a name').max(80, 'Keep the name under 80 characters')
const tokenShape = z.string().min(1).max(100)
const days = (most: number) => z.coerce.number().int().min(1, 'At least one day').max(most, `At most ${most} days`)
const passwordShape = z.string().max(200, 'Keep it under 200 characters')

/** A new password is judged with the address it belongs to. */
const withNewPassword = <S extends z.ZodObject<{ email: z.ZodType<string>; password: z.ZodType<string> }>>(shape: S) =>
  shape.superRefine((given, context) => {
    const { email, password } = given as { email: string; password: string }
    const problem = passwordProblem(password, email)
    if (problem) context.addIssue({ code: 'custom', path: ['password'], message: problem })
  })

/** What the form asks for; `signInInput` adds what the door knows of the browser. */
export const signInForm = z.object({ email: emailShape, password: passwordShape.min(1, 'Write your password') })
export const signInInput = signInForm.extend({ agent: z.string().default('') })
export type SignInInput = z.output<typeof signInInput>
export const claimStudioInput = withNewPassword(
  z.strictObject({ token: tokenShape, name: nameShape, email: emailShape, password: passwordShape }),
)
export type ClaimStudioInput = z.output<typeof claimStudioInput>

export const memberInput = z.strictObject({ userId: z.uuid() })
export const changeRoleInput = z.strictObject({ userId: z.uuid(), role: roleShape, from: roleShape.optional() })
export type ChangeRoleInput = z.output<typeof changeRoleInput>

export const invitePersonInput = z.strictObject({
  role: roleShape,
  email: z.union([z.literal(''), emailShape]).default(''),
  days: days(90).default(7),
})
export type InvitePersonInput = z.output<typeof invitePersonInput>
export const invitationIdInput = z.strictObject({ invitationId: z.uuid() })
export const linkTokenInput = z.strictObject({ token: tokenShape })
export const acceptInvitationInput = withNewPassword(
  z.strictObject({ token: tokenShape, name: nameShape, email: emailShape, password: passwordShape }),
)
export type AcceptInvitationInput = z.output<typeof acceptInvitationInput>

export const makeKeyInput = z.strictObject({ name: nameShape, role: roleShape, days: days(3650).optional() })
/** In a form, no end is an empty field. */
export const makeKeyForm = makeKeyInput.extend({
  days: z
    .literal('')
    .transform(() => undefined)
    .or(days(3650)),
})
export type MakeKeyInput = z.output<typeof makeKeyInput>
export const keyIdInput = z.strictObject({ keyId: z.uuid() })

export const changeKeeperInput = z.strictObject({ userId: z.uuid(), keeper: z.boolean() })
export type ChangeKeeperInput = z.output<typeof changeKeeperInput>
export const setPasswordInput = z.strictObject({
  token: tokenShape,
  password: passwordShape.min(1, 'Write a password'),
})
export type SetPasswordInput = z.output<typeof setPasswordInput>

export const renameMeInput = z.strictObject({ name: nameShape })
export const changePasswordInput = z.strictObject({ current: passwordShape.default(''), password: passwordShape })
export type ChangePasswordInput = z.output<typeof changePasswordInput>
export const sessionIdInput = z.strictObject({ sessionId: z.uuid() })
export const accountIdInput = z.strictObject({ accountId: z.uuid() })

/** Read from what another service tells, so nothing in it is taken on trust. */
export const signInWithAccountInput = z.object({
  provider: z.string().max(40),
  subject: z.string().min(1).max(255),
  name: z.string().max(80).catch(''),
  email: emailShape.nullable().catch(null),
  emailVerified: z.boolean().catch(false),
  agent: z.string().default(''),
  intent: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('connect') }),
      z.object({ kind: z.literal('invitation'), token: tokenShape }),
    ])
    .nullable(),
})
export type SignInWithAccountInput = z.output<typeof signInWithAccountInput>

const one = z.string().optional().catch(undefined)
export const signInAddress = z.object({ callbackUrl: one, error: one })
export const accessAddress = z.object({ part: z.enum(['people', 'invitations', 'keys']).catch('people') })
export const settingsAddress = z.object({ part: z.enum(['you', 'sign-in', 'people', 'keys']).catch('you'), error: one })
