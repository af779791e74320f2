import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import openapiTypescript from 'openapi-typescript'
import { apiDocument } from './api-document'

/** The types of a client, as anybody would make them from the document: our own stories speak to the API through them. */
export async function writeApiTypes(root = process.cwd()) {
  const folder = path.join(root, 'lib/generated/api')
  mkdirSync(folder, { recursive: true })
  const document = JSON.parse(JSON.stringify(await apiDocument(root)))
  writeFileSync(path.join(folder, 'paths.ts'), await openapiTypescript(document))
}
