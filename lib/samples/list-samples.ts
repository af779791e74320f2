import { allow, type Ctx } from '../ctx'
import { cursorOf } from './filter/rules'
import type { ListSamplesInput, Order } from './filter/schema'
import { findDataset } from './find-dataset'
import { pageOfIds } from './page-of-ids'
import { rowsOf } from './rows-of'
import type { SamplePage } from './schema'
import { hiddenFrom } from './seen-conditions'

const turned = {
  newest: 'oldest',
  oldest: 'newest',
  longest: 'shortest',
  shortest: 'longest',
} as const satisfies Record<Order, Order>

/** One page of a dataset's samples, from a place on or back to it. Rows that come or go meanwhile shift nothing. */
export async function listSamples(
  ctx: Ctx,
  { dataset, order, after, before, until, take, ...filter }: ListSamplesInput,
): Promise<SamplePage> {
  allow(ctx, 'read')
  const { id: datasetId, target } = await findDataset(ctx, dataset)
  const asked = { datasetId, filter, leftOut: await hiddenFrom(ctx, datasetId, filter), take: take + 1 }
  const found = await pageOfIds(
    ctx,
    before ? { ...asked, order: turned[order], after: before } : { ...asked, order, after, until },
  )
  const more = found.length > take
  const places = before ? found.slice(0, take).reverse() : found.slice(0, take)
  const [first, last] = [places[0], places.at(-1)]
  return {
    samples: await rowsOf(
      ctx,
      places.map(({ id }) => id),
      { target, text: filter.text },
    ),
    next: last && (more || before) ? cursorOf(order, last) : null,
    previous: first && (before ? more : after) ? cursorOf(order, first) : null,
  }
}
