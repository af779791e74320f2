import { allow, type Ctx } from '../ctx'
import { invalid } from '../errors'
import { newId } from '../ids'
import { importSettings } from './import-settings'
import type { UploadView } from './schema'
import { removeUpload, storeUpload } from './write/uploads'

type Received = { name: string; body: AsyncIterable<Uint8Array> }

/** Takes a file in as it comes. Nothing is read of it yet. */
export async function receiveUpload(ctx: Ctx, { name, body }: Received): Promise<UploadView> {
  allow(ctx, 'curate')
  const { caps } = await importSettings(ctx)
  const id = newId()
  const { bytes, sha256 } = await storeUpload(id, body, caps.bytes)
  try {
    if (bytes === 0) throw invalid(`${shown(name)}: there is nothing in this file`)
    await ctx.db.upload.create({
      data: { id, projectId: ctx.projectId, name: shown(name), bytes, sha256, createdBy: ctx.actor },
    })
  } catch (error) {
    await removeUpload(id)
    throw error
  }
  return { id, name: shown(name), bytes, sha256 }
}

/** What a name may be on a screen: its last part, without control characters. */
function shown(name: string) {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return (
    last
      .toWellFormed()
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(0, 200) || 'file'
  )
}
