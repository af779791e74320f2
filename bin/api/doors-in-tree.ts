import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type Named = { name: string; file: string }

/** A door of the API as its route file states it: `export const POST = route(schema, verb, 201)`. */
export type DoorInTree = {
  method: Method
  /** `/api/v1/projects/{projectId}/runs/{runId}` */
  path: string
  kind: DoorKind
  room: string
  verb: Named
  schema: Named | null
  status: number
  /** What the verb says of itself in the comment above it. */
  says: string | null
  /** What its caller must be allowed to, as the verb asks for it. */
  needs: string
}

/** How a door takes its input and answers: which arguments it has, in their order. */
const kinds = {
  route: ['schema', 'verb', 'status'],
  houseRoute: ['schema', 'verb', 'status'],
  bareRoute: ['schema', 'verb'],
  bareHouseRoute: ['schema', 'finder', 'verb'],
  uploadRoute: ['verb', 'schema'],
  zipRoute: ['schema', 'verb'],
  downloadRoute: ['schema', 'verb'],
  csvRoute: ['schema', 'verb'],
  ndjsonRoute: ['schema', 'verb'],
  eventsRoute: ['schema', 'verb'],
  documentRoute: ['verb'],
} as const
export type DoorKind = keyof typeof kinds

const folder = 'app/api/v1'

/** Every door of the public API. One that cannot be read is an error: the document would be silent about it. */
export function doorsInTree(root = process.cwd()): DoorInTree[] {
  return (
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => `${folder}/${file.replaceAll(path.sep, '/')}`)
      .filter((file) => file.endsWith('/route.ts'))
      .sort()
      .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))
      // Prem's API is Prem's to describe: those doors keep to it word for word.
      .filter(({ text }) => !text.includes("from '@/lib/prem-door'"))
      .flatMap(({ file, text }) => doorsIn(file, text, root))
  )
}

export function doorsIn(file: string, text: string, root = process.cwd()): DoorInTree[] {
  const imports = importsIn(text)
  const named = (name: string | undefined) => (name ? (imports.get(name) ?? null) : null)
  const methods = [...text.matchAll(/^export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b(.*)$/gm)]
  return methods.map(([, method = '', rest = '']) => {
    const [, kind = '', list = ''] = /^ = (\w+)\(([^()]*)\)$/.exec(rest) ?? []
    if (!isKind(kind))
      throw new Error(`${file}: ${method} is no door that can be described. There are ${Object.keys(kinds).join(', ')}`)
    const given = list.split(',').map((name) => name.trim())
    const argument = (name: string) => given[(kinds[kind] as readonly string[]).indexOf(name)]
    const verb = named(argument('verb'))
    const schema = named(argument('schema'))
    if (!verb || (argument('schema') && !schema)) throw new Error(`${file}: ${method} names what it does not import`)
    return {
      method: method.toLowerCase() as Method,
      path: `/${file.slice('app/'.length, -'/route.ts'.length)}`.replace(/\[(\w+)\]/g, '{$1}'),
      kind,
      room: /^lib\/([^/]+)\//.exec(verb.file)?.[1] ?? 'api',
      verb,
      schema,
      status: Number(argument('status') ?? (kind === 'uploadRoute' ? 201 : 200)),
      ...told(verb, root),
    }
  })
}

const isKind = (name: string): name is DoorKind => name in kinds

/** Local names, with what they are called where they come from. */
function importsIn(text: string) {
  const found = new Map<string, Named>()
  for (const [, list = '', from = ''] of text.matchAll(/^import \{([^}]*)\} from '@\/([^']+)'/gm))
    for (const one of list.split(',').filter((name) => name.trim())) {
      const [name = '', local = name] = one.trim().split(' as ')
      found.set(local.trim(), { name: name.trim(), file: `${from}.ts` })
    }
  return found
}

function told({ name, file }: Named, root: string) {
  const text = readFileSync(path.join(root, file), 'utf8')
  const [start, comment] =
    new RegExp(`(?:/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*)?export (?:async )?(?:function\\*?|const) ${name}\\b`).exec(
      text,
    ) ?? []
  if (start === undefined) throw new Error(`${file} exports no ${name}`)
  const [, needs = 'nothing'] = /allow\(ctx, .*?'(\w+)'/.exec(text.slice(text.indexOf(start))) ?? []
  return {
    says:
      comment
        ?.replace(/^\s*\* ?/gm, '')
        .replace(/\s+/g, ' ')
        .trim() ?? null,
    needs,
  }
}
