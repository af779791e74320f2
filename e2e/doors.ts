import { readdirSync, readFileSync } from 'node:fs'
import * as access from './doors/access'
import * as api from './doors/api'
import * as audit from './doors/audit'
import type { Doors } from './doors/door'
import * as duplicates from './doors/duplicates'
import * as generation from './doors/generation'
import * as judges from './doors/judges'
import * as models from './doors/models'
import * as personas from './doors/personas'
import * as policy from './doors/policy'
import * as prem from './doors/prem'
import * as projects from './doors/projects'
import * as providers from './doors/providers'
import * as review from './doors/review'
import * as runs from './doors/runs'
import * as samples from './doors/samples'
import * as snapshots from './doors/snapshots'
import * as sources from './doors/sources'
import * as stats from './doors/stats'
import * as templates from './doors/templates'
import * as webhooks from './doors/webhooks'
import * as wrappers from './doors/wrappers'

const rooms: { routes: Doors; actions: Doors }[] = [
  access,
  api,
  audit,
  duplicates,
  generation,
  judges,
  models,
  personas,
  policy,
  prem,
  projects,
  providers,
  review,
  runs,
  samples,
  snapshots,
  sources,
  stats,
  templates,
  webhooks,
  wrappers,
]

/** The permission table: every door there is. A new one that is not in its room’s file fails the test. */
export const routes: Doors = Object.assign({}, ...rooms.map(({ routes }) => routes))
export const actions: Doors = Object.assign({}, ...rooms.map(({ actions }) => actions))

/** Every method of every route in the tree. next-auth answers for its own. */
export function routesInTree() {
  return readdirSync('app/api', { recursive: true, encoding: 'utf8' })
    .map((file) => `app/api/${file}`)
    .filter((file) => file.endsWith('/route.ts') && !file.includes('[...nextauth]'))
    .flatMap((file) => {
      const methods = [
        ...readFileSync(file, 'utf8').matchAll(
          /export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g,
        ),
      ]
      return methods.map(([, method]) => `${method} /${file.slice('app/'.length, -'/route.ts'.length)}`)
    })
    .sort()
}

export type ActionInBuild = { id: string; name: string; ofProject: boolean; page: string }

/** Every server action of the build: each is an endpoint of its own, whether or not a page shows it. */
export function actionsInBuild(buildFolder: string): ActionInBuild[] {
  const manifest = JSON.parse(readFileSync(`${buildFolder}/server/server-reference-manifest.json`, 'utf8'))
  const found = Object.entries(
    manifest.node as Record<string, { filename: string; exportedName: string; workers: object }>,
  )
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
