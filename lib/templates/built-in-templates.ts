import { contrast, paraphrase, rewrite, translation } from './built-in/from-samples'
import { promptPair, responsePair } from './built-in/pairs'
import { content, conversation, response } from './built-in/writing'
import { templateBody } from './schema'

/** In the order of the gallery: what most people begin with comes first. */
export const builtInTemplates = [
  content,
  promptPair,
  responsePair,
  conversation,
  contrast,
  paraphrase,
  translation,
  rewrite,
  response,
].map((template) => ({ ...template, body: templateBody.parse(template.body) }))

export const builtInTemplate = (key: string) => builtInTemplates.find((template) => template.key === key)
