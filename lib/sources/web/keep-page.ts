import { contentHash } from '../../content-hash'
import type { Ctx } from '../../ctx'
import { notFound } from '../../errors'
import { newId } from '../../ids'
import type { PassageDraft } from '../text/schema'
import type { Fetched, Outcome } from './outcome'

type Page = { id: string; sourceId: string }

/** Writes what became of a page. Call it with the proof of the batch, so that it lands once. */
export async function keepPage(ctx: Ctx, page: Page, outcome: Outcome, { tainted }: { tainted: boolean }) {
  // Pages of one source are kept one after the other, so that a text which two of them share is found by the second.
  const [source] = await ctx.db.$queryRaw<{ licence: string | null }[]>`
    SELECT licence FROM "Source" WHERE id = ${page.sourceId}::uuid AND "projectId" = ${ctx.projectId}::uuid FOR UPDATE`
  if (!source) throw notFound('Source')
  const checkedAt = new Date()
  if (outcome.kind === 'unchanged') {
    const { etag, lastModified } = outcome
    await ctx.db.sourcePage.update({
      where: { id: page.id },
      data: {
        state: 'unchanged',
        reason: null,
        failure: null,
        checkedAt,
        ...(etag && { etag }),
        ...(lastModified && { lastModified }),
      },
    })
    return
  }
  if (outcome.kind !== 'fetched') {
    const { reason, failure } = outcome
    await ctx.db.sourcePage.update({ where: { id: page.id }, data: { state: 'failed', reason, failure, checkedAt } })
    return
  }
  await ctx.db.sourcePage.update({
    where: { id: page.id },
    data: { ...columnsOf(outcome), checkedAt, fetchedAt: checkedAt },
  })
  if (!source.licence && outcome.read.licence)
    await ctx.db.source.update({ where: { id: page.sourceId }, data: { licence: outcome.read.licence } })
  await placePassages(ctx, page, outcome.read.passages, tainted)
}

function columnsOf({ read, finalAddress, etag, lastModified, sha256, bytes }: Fetched) {
  const { title, language, licence, canonical, dropped } = read
  return {
    state: 'fetched' as const,
    reason: null,
    failure: null,
    finalAddress,
    title,
    language,
    licence,
    canonical,
    dropped,
    etag,
    lastModified,
    sha256,
    bytes,
  }
}

/** A text that the source holds already is joined: it gets one more place. What no page holds any more goes, unless it was used. */
async function placePassages(
  ctx: Ctx,
  { id: pageId, sourceId }: Page,
  drafts: readonly PassageDraft[],
  tainted: boolean,
) {
  const hashed = drafts.map((draft) => ({ ...draft, hash: contentHash(draft.text) }))
  const there = await ctx.db.passage.findMany({
    where: { sourceId, hash: { in: hashed.map(({ hash }) => hash) } },
    select: { id: true, hash: true },
  })
  const idOf = new Map(there.map(({ id, hash }) => [hash, id]))
  const last = await ctx.db.passage.aggregate({ where: { sourceId }, _max: { position: true } })
  let position = (last._max.position ?? -1) + 1
  const fresh = hashed.flatMap(({ heading, text, page, hash }) => {
    if (idOf.has(hash)) return []
    const id = newId()
    idOf.set(hash, id)
    return [{ id, projectId: ctx.projectId, sourceId, position: position++, heading, text, hash, page, tainted }]
  })
  await ctx.db.passage.createMany({ data: fresh })
  if (there.length > 0)
    await ctx.db.passage.updateMany({ where: { id: { in: there.map(({ id }) => id) } }, data: { retiredAt: null } })

  const before = await ctx.db.passagePlace.findMany({ where: { pageId }, select: { passageId: true } })
  await ctx.db.passagePlace.deleteMany({ where: { pageId } })
  await ctx.db.passagePlace.createMany({
    data: hashed.flatMap(({ hash }, position) => ({ pageId, position, passageId: idOf.get(hash) ?? '' })),
  })
  const left = { id: { in: before.map(({ passageId }) => passageId) }, places: { none: {} } }
  await ctx.db.passage.deleteMany({ where: { ...left, used: 0 } })
  await ctx.db.passage.updateMany({ where: left, data: { retiredAt: new Date() } })
}
