import { readdirSync, readFileSync } from 'node:fs'

/** What the browser does to itself, such as ending its own session: a script with a key has no use for it. */
const ofTheBrowser = new Set([
  'access signOut',
  'access claimStudio',
  'access describeInvitation',
  'access acceptInvitation',
  'access joinProject',
  'access joinWithAccount',
  'access describePasswordLink',
  'access setPassword',
  'access renameMe',
  'access changePassword',
  'access endSession',
  'access endOtherSessions',
  'access connectAccount',
  'access disconnectAccount',
])

export type ActionInTree = { room: string; name: string; verb: string }

/** What the browser can do, and the verb behind each. */
export function actionsInTree(): ActionInTree[] {
  return readdirSync('lib', { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'generated')
    .flatMap(({ name: room }) => {
      const file = `lib/${room}/actions.ts`
      return actionsIn(room, readdirSync(`lib/${room}`).includes('actions.ts') ? readFileSync(file, 'utf8') : '')
    })
}

export function actionsIn(room: string, text: string): ActionInTree[] {
  const named = new Map<string, string>()
  for (const [, list = ''] of text.matchAll(/^import \{([^}]*)\} from/gm))
    for (const one of list.split(',')) {
      const [name = '', local = name] = one.trim().split(' as ')
      named.set(local, name)
    }
  return [...text.matchAll(/^export const (\w+) = (?:action|houseAction)\(\s*[^,]+,\s*(\w+)/gm)].map(
    ([, name = '', verb = '']) => ({ room, name, verb: named.get(verb) ?? verb }),
  )
}

/** What the browser can do and a script cannot. */
export const withoutRoute = (actions: ActionInTree[], verbs: Set<string>) =>
  actions
    .filter(({ room, name, verb }) => !verbs.has(verb) && !ofTheBrowser.has(`${room} ${name}`))
    .map(({ room, name }) => `${room} ${name}`)
