export const roles = ['viewer', 'reviewer', 'curator', 'owner'] as const
type Role = (typeof roles)[number]

export const roleName: Record<Role, string> = {
  viewer: 'Viewer',
  reviewer: 'Reviewer',
  curator: 'Curator',
  owner: 'Owner',
}

/** What each role may do, as the forms say it. */
export const roleMeaning: Record<Role, string> = {
  viewer: 'Sees everything, changes nothing',
  reviewer: 'Accepts, relabels and rejects samples',
  curator: 'Reviews, and brings in, writes and judges samples',
  owner: 'Does everything, and manages people and keys',
}

const rank = (role: Role) => roles.indexOf(role)

type Member = { role: Role; disabled: boolean }

/** What may be done to people, invitations and keys now. Buttons and verbs ask the same question. */
export const accessCan = {
  manage: (mine: Role) => mine === 'owner',
  give: (mine: Role, role: Role) => rank(role) <= rank(mine),
  /** A project keeps at least one owner who can sign in. */
  lose: (member: Member, owners: number) => member.role !== 'owner' || member.disabled || owners > 1,
  revoke: (thing: { state: InvitationState | KeyState }) => thing.state === 'open' || thing.state === 'active',
  disable: (person: { id: string; keeper: boolean }, me: string) => person.id !== me && !person.keeper,
  /** Somebody keeps the installation, and can sign in. */
  leave: (keepers: number) => keepers > 1,
}

/** Rights that go with a change of role: those above the new one. */
export const rolesAbove = (role: Role) => roles.filter((other) => rank(other) > rank(role))

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired'
export function invitationState(
  invitation: { acceptedAt: Date | null; revokedAt: Date | null; expiresAt: Date },
  now: Date,
): InvitationState {
  if (invitation.acceptedAt) return 'accepted'
  if (invitation.revokedAt) return 'revoked'
  return invitation.expiresAt <= now ? 'expired' : 'open'
}

export const invitationRefusal: Record<Exclude<InvitationState, 'open'> | 'unknown', string> = {
  accepted: 'This invitation was used already. Ask for a new one',
  revoked: 'This invitation was taken back. Ask for a new one',
  expired: 'This invitation has expired. Ask for a new one',
  unknown: 'This invitation is not known here. Check that the whole link was copied',
}

export const passwordLinkRefusal = 'This link was used, replaced or has expired. Ask a keeper for a new one'

export type KeyState = 'active' | 'revoked' | 'expired'
export function keyState(key: { revokedAt: Date | null; expiresAt: Date | null }, now: Date): KeyState {
  if (key.revokedAt) return 'revoked'
  return key.expiresAt && key.expiresAt <= now ? 'expired' : 'active'
}

const common = [
  'password passwort passw0rd p@ssword motdepasse contrasena qwerty qwertyuiop qwertz azerty asdfgh asdfghjkl zxcvbn zxcvbnm',
  'letmein welcome willkommen iloveyou sunshine princess football baseball superman batman dragon monkey master shadow trustno',
  'changeme administrator admin root secret default guest test testing assay studio login access hello abc abcdef',
]
  .join(' ')
  .split(' ')
const runs = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]

/** Why this password will not do, naming the fix; null when it will. */
export function passwordProblem(password: string, email: string): string | null {
  const typed = password.toLowerCase()
  if ([...password].length < 12) return 'Use at least 12 characters'
  if (new Set(typed).size < 5) return 'Use more different characters'
  if (runs.some((run) => run.includes(typed))) return 'Keys in a row are guessed first. Use a few unrelated words'
  const [account = ''] = email.split('@')
  if (typed === email || typed === account) return 'Use something other than your e-mail address'
  const letters = typed.replace(/[^\p{L}@]/gu, '')
  const once = letters.replace(/^(.+?)\1+$/u, '$1')
  if (letters === '' || common.includes(letters) || common.includes(once))
    return 'This is among the first to be guessed. Use a few unrelated words'
  return null
}

/** Why another service's word was not enough. The address names the reason; only these sentences are shown for it. */
export const accountRefusal = {
  unknown: 'This account is not known here. Ask for an invitation',
  unverified: 'That service has not verified your e-mail address. Verify it there, or join with a password',
  'address-known':
    'There is an account with this address. Sign in with your password, then connect this one in settings',
  disabled: 'This account cannot sign in here',
  'someone-else': 'Someone else here has connected this account',
  invitation: 'This invitation cannot be used with that account',
  'signed-out': 'Sign in first, then connect the account',
} as const
export type AccountRefusal = keyof typeof accountRefusal

export function signInProblem(reason: string | undefined) {
  if (!reason) return null
  return Object.hasOwn(accountRefusal, reason)
    ? accountRefusal[reason as AccountRefusal]
    : 'Signing in with that service did not work. Try again'
}

/** Where to go after signing in: a place in this studio, never another site. */
export function safePath(path: string | undefined) {
  if (!path || !/^\/(?![/\\])/.test(path)) return '/'
  const there = new URL(path, 'http://here')
  // `/.//evil` becomes `//evil`, which is another site.
  const ours = there.origin === 'http://here' && !there.pathname.startsWith('//')
  return ours ? `${there.pathname}${there.search}${there.hash}` : '/'
}

/** "Firefox on Linux", as far as a browser says what it is. */
export function browserOf(agent: string) {
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrom(e|ium)\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : null
  const system = /Android|iPhone|iPad|Windows|Mac OS X|CrOS|Linux/
    .exec(agent)?.[0]
    ?.replace('Mac OS X', 'macOS')
    .replace('CrOS', 'ChromeOS')
  if (!browser && !system) return 'Unknown browser'
  return [browser ?? 'A browser', system && `on ${system}`].filter(Boolean).join(' ')
}
