import path from 'node:path'
import { API, type Checker, SignatureKind, type Symbol as Module } from 'typescript/unstable/sync'
import type { DoorInTree } from './doors-in-tree'
import { pascal } from './json-schema'
import { typeShapes } from './type-shapes'

type Verb = DoorInTree['verb']

/**
 * What verbs answer, as JSON Schema: read off their own types by the compiler, so that the document of the API cannot
 * promise what the code does not do. A type that has a name in a room is a shape of that name.
 */
export function answerShapes(verbs: readonly Verb[], taken: ReadonlySet<string>, root = process.cwd()) {
  const api = new API({ cwd: root })
  try {
    const config = path.join(root, 'tsconfig.api.json')
    const project = api.updateSnapshot({ openProjects: [config] }).getProject(config)
    if (!project) throw new Error(`${config} cannot be opened`)
    const { checker, program } = project
    const shapes = typeShapes(checker, root, namer(taken))
    const answers = new Map(
      verbs.map((verb) => {
        const source = program.getSourceFile(path.join(root, verb.file))
        const answer = source && answerOf(checker, checker.getSymbolAtLocation(source), verb.name)
        if (!answer) throw new Error(`${verb.file}: ${verb.name} is no function whose answer can be read`)
        return [keyOf(verb), shapes.shapeOf(answer, `What ${verb.name} answers`)] as const
      }),
    )
    return { shapeOf: (verb: Verb) => answers.get(keyOf(verb)) ?? {}, named: shapes.named }
  } finally {
    api.close()
  }
}

const keyOf = ({ name, file }: Verb) => `${file} ${name}`

/** What a function gives to whoever waits for it. */
function answerOf(checker: Checker, module: Module | undefined, name: string) {
  const verb = module && checker.getExportsOfModule(module).find((one) => one.name === name)
  const type = verb && checker.getTypeOfSymbol(verb)
  const [signature] = type ? checker.getSignaturesOfType(type, SignatureKind.Call) : []
  const answer = signature && checker.getReturnTypeOfSignature(signature)
  const promised = answer?.getSymbol()?.name === 'Promise' && answer.isTypeReference()
  return promised ? checker.getTypeArguments(answer)[0] : answer
}

/** `SourceView` of the sources is `SourcesSourceView`. What a request calls so, or another file of the room, keeps its name. */
function namer(taken: ReadonlySet<string>) {
  const files = new Map<string, string>()
  return (file: string, name: string) => {
    if (!file.startsWith('lib/') || file.startsWith('lib/generated/')) return null
    const [, room = ''] = /^lib\/([\w-]+)/.exec(file) ?? []
    const words = [pascal(room) + name, pascal(file.slice('lib/'.length, -'.ts'.length).replaceAll('/', '-')) + name]
    const free = words.find((word) => !taken.has(word) && (files.get(word) ?? file) === file) ?? null
    if (free) files.set(free, file)
    return free
  }
}
