import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from './errors'

let read: Promise<string> | null = null

/** The OpenAPI document of this API, as it was made from the doors when the studio was built. */
export function readApiDocument(): Promise<string> {
  read ??= readFile(path.join(process.cwd(), process.env.ASSAY_BUILD_FOLDER ?? '.next', 'openapi.json'), 'utf8').catch(
    () => {
      read = null
      throw new AppError('unavailable', 'The document of the API was not made with this build')
    },
  )
  return read
}
