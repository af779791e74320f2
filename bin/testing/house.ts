import path from 'node:path'

export type SourceFile = { file: string; text: string }
export type Break = { rule: string; file: string; why: string }
type Edge = { file: string; to: string; type: boolean }

const reserved =
  /\/(page|layout|template|loading|error|global-error|not-found|default|route|icon|opengraph-image|robots|sitemap|manifest)\.tsx?$/
/** They gather the rooms: the worker knows every job, the first run fills an empty studio. */
const gatherers = new Set(['lib/worker.ts', 'lib/first-run.ts'])
/** The clients that may open a connection: the guarded one, ours to ourselves, and sign-in to services that the operator named. */
const outbound = new Set([
  'lib/outbound.ts',
  'lib/outbound-connection.ts',
  'components/api.ts',
  'lib/access/sign-in-providers.ts',
])
/** It touches sockets to see that none opens. */
const closes = 'lib/sources/text/text-child.ts'
/** Open to anyone, and asked by nobody in particular. */
const openVerbs = new Set(['lib/runs/check-readiness.ts', 'lib/runs/count-workers.ts'])
/** With these, whoever has the secret reads keys, tokens and secrets that are sealed. */
const openers = ['lib/opening', 'lib/opening-key']
const special = /\/(schema|rules|actions|jobs|[\w-]+-data)\.ts$/

const isTest = (file: string) => /\.(test|spec)\.tsx?$/.test(file)
const roomOf = (file: string) => /^lib\/([^/]+)\//.exec(file)?.[1]
const isPlumbing = (file: string) => /^lib\/[^/]+\.tsx?$/.test(file) && !gatherers.has(file)
const isPure = (file: string) => /\/(schema|rules)(\.ts)?$/.test(file)
const camel = (file: string) =>
  path
    .basename(file)
    .replace(/\.tsx?$/, '')
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Every broken rule, with the file and why. */
export function brokenRules(all: SourceFile[]): Break[] {
  const files = all.filter(({ file }) => !isTest(file))
  const edges = files.flatMap(importsOf)
  const verbs = files.filter(({ file }) => roomOf(file) && /^lib\/[^/]+\/[^/]+\.ts$/.test(file) && !special.test(file))
  return [
    ...eachFile(
      files,
      'app holds only the names Next reserves',
      ({ file }) => file.startsWith('app/') && !reserved.test(file) && 'not a reserved name',
    ),
    ...eachFile(
      files,
      'files and folders are kebab-case',
      ({ file }) => !/^[a-z0-9[\].\-/]+$/.test(file.replaceAll(/\[(\.\.\.)?\w+\]/g, 'x')) && 'not kebab-case',
    ),
    ...eachFile(
      files,
      'no folder for what has no name',
      ({ file }) =>
        /\/(utils|helpers|services|types|hooks|common|misc)\/|\/index\.tsx?$/.test(file) && 'say what it is',
    ),
    ...eachEdge(edges, 'nothing imports from app', ({ to }) => to.startsWith('app/') && !to.endsWith('.css')),
    ...eachEdge(
      edges,
      'app goes through verbs, never to the database',
      ({ file, to }) => file.startsWith('app/') && /^lib\/(db|generated)/.test(to),
    ),
    ...eachEdge(
      edges,
      'components know shapes, rules and actions only',
      (edge) =>
        edge.file.startsWith('components/') &&
        edge.to.startsWith('lib/') &&
        !edge.type &&
        !/\/(schema|rules|actions|permissions)$|^lib\/sources\/presets\//.test(edge.to),
    ),
    ...eachEdge(
      edges,
      'ui knows no room',
      ({ file, to }) => file.startsWith('components/ui/') && /^(lib|components\/(?!ui\/))/.test(to),
    ),
    ...eachEdge(
      edges,
      'plumbing knows no room',
      ({ file, to }) => isPlumbing(file) && roomOf(to) !== undefined && roomOf(to) !== 'generated',
    ),
    ...eachEdge(
      edges,
      'shapes and rules are pure',
      ({ file, to, type }) => isPure(file) && !type && to !== 'zod' && !isPure(to),
    ),
    ...eachFile(
      files,
      'shapes and rules are pure',
      ({ file, text }) =>
        isPure(file) &&
        /\b(Date\.now|Math\.random|process\.env|new Date\(\))/.test(text) &&
        'asks the clock, chance or the environment',
    ),
    ...eachEdge(
      edges,
      'verbs know nothing of Next or React',
      ({ file, to }) => roomOf(file) !== undefined && !/\/actions\.ts$/.test(file) && /^(next|react)(\/|$)/.test(to),
    ),
    ...eachFile(
      verbs,
      'a verb is named after its file',
      ({ file, text }) =>
        !new RegExp(`export (async )?(function|const|class) ${camel(file)}\\b`).test(text) &&
        `exports no ${camel(file)}`,
    ),
    ...eachFile(
      behindDoors(files, edges),
      'every verb behind a door says who may use it',
      ({ text }) => /export (async )?function/.test(text) && !text.includes('allow(ctx') && 'no allow(ctx, …)',
    ),
    ...eachFile(
      files,
      'only the guarded client goes out',
      ({ file, text }) =>
        /^(lib|app|components)\//.test(file) &&
        !outbound.has(file) &&
        file !== closes &&
        /(?<![.\w])fetch\(|^import (?!type)[^']*from '(node:)?(https?|http2|net|tls|undici)'/m.test(text) &&
        'goes out by itself',
    ),
    ...eachEdge(
      edges,
      'what a page can open again is its own: all else is sealed to workers',
      ({ file, to }) => to === 'lib/sealed' && file !== 'lib/once.ts' && file !== 'lib/opening.ts',
    ),
    ...eachFile(
      files,
      'a query in raw text takes no strings',
      ({ text }) => /\$(queryRaw|executeRaw)Unsafe|Prisma\.raw\(/.test(text) && 'unsafe raw query',
    ),
    ...eachFile(
      all,
      'no any, no enum, no ignored error',
      ({ file, text }) =>
        !/^house/.test(file) &&
        /:\s*any\b|\bas any\b|^\s*(export )?enum |@ts-(ignore|nocheck|expect-error)/m.test(text) &&
        'a hole in the types',
    ),
    ...eachFile(
      files,
      'sample text is never markup',
      ({ file, text }) =>
        /^(app|components)\//.test(file) && /dangerouslySetInnerHTML|\.innerHTML\s*=/.test(text) && 'writes markup',
    ),
    ...eachFile(
      all,
      'stories find things by role and name',
      ({ file, text }) =>
        /^e2e\/.*\.spec\.ts$/.test(file) && /\.locator\(\s*['"`][.#]|waitForTimeout/.test(text) && 'by CSS or by sleep',
    ),
    ...eachFile(
      all,
      'a test runs',
      ({ file, text }) => isTest(file) && /\b(it|test|describe)\.(only|todo)\b/.test(text) && 'only or todo',
    ),
    ...reachingOpeners(edges),
    ...circles(edges),
  ]
}

/** What a file imports, as paths from the root without an ending; packages by their name. */
function importsOf({ file, text }: SourceFile): Edge[] {
  const statements = text.matchAll(
    /^\s*(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|^\s*import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm,
  )
  return [...statements].map(([, type, from, bare, dynamic]) => {
    const name = from ?? bare ?? dynamic ?? ''
    const to = name.startsWith('@/')
      ? name.slice(2)
      : name.startsWith('.')
        ? path.posix.join(path.posix.dirname(file), name)
        : name
    return { file, to, type: Boolean(type) }
  })
}

function eachFile(files: SourceFile[], rule: string, broken: (file: SourceFile) => string | false): Break[] {
  return files.flatMap((source) => {
    const why = broken(source)
    return why ? [{ rule, file: source.file, why }] : []
  })
}

const eachEdge = (edges: Edge[], rule: string, broken: (edge: Edge) => boolean): Break[] =>
  edges.filter(broken).map(({ file, to }) => ({ rule, file, why: `imports ${to}` }))

/** What opens sealed keys belongs to workers: nothing that is reached from a page, an action or a route may lead to it. */
function reachingOpeners(edges: Edge[]): Break[] {
  const from = new Map<string, Edge[]>()
  for (const edge of edges.filter(({ type }) => !type)) {
    const file = withoutEnding(edge.file)
    from.set(file, [...(from.get(file) ?? []), edge])
  }
  const cameBy = new Map<string, string>()
  const next = [...from.keys()].filter((file) => file.startsWith('app/'))
  for (const file of next) {
    for (const { to } of from.get(file) ?? []) {
      if (cameBy.has(withoutEnding(to))) continue
      cameBy.set(withoutEnding(to), file)
      next.push(withoutEnding(to))
    }
  }
  const way = (file: string): string[] => [file, ...(file.startsWith('app/') ? [] : way(cameBy.get(file) ?? 'app/'))]
  return openers
    .filter((file) => cameBy.has(file))
    .map((file) => ({
      rule: 'no page, action or route reaches what opens keys',
      file: `${file}.ts`,
      why: `reached by ${way(file).slice(1).join(' <- ')}`,
    }))
}

const withoutEnding = (file: string) => file.replace(/\.tsx?$/, '')

/** Verbs that a page, an action or a route calls. */
function behindDoors(files: SourceFile[], edges: Edge[]) {
  const doors = edges.filter(
    ({ file, to, type }) =>
      !type &&
      /(\/actions\.ts|\/route\.ts|\/page\.tsx|\/layout\.tsx)$/.test(file) &&
      roomOf(to) &&
      !special.test(`${to}.ts`),
  )
  const behind = new Set(doors.map(({ to }) => `${to}.ts`))
  return files.filter(({ file }) => behind.has(file) && !openVerbs.has(file))
}

function circles(edges: Edge[]): Break[] {
  const into = new Map<string, Set<string>>()
  for (const { file, to } of edges) {
    const [from, room] = [roomOf(file), roomOf(to)]
    if (from && room && from !== room && room !== 'generated') into.set(from, (into.get(from) ?? new Set()).add(room))
  }
  const reaches = (from: string, goal: string, seen: Set<string>): boolean =>
    [...(into.get(from) ?? [])].some(
      (next) => next === goal || (!seen.has(next) && reaches(next, goal, seen.add(next))),
    )
  return [...into.keys()]
    .filter((room) => reaches(room, room, new Set()))
    .map((room) => ({
      rule: 'rooms do not import in circles',
      file: `lib/${room}`,
      why: [...(into.get(room) ?? [])].join(', '),
    }))
}
