import { matchLabels } from '../policy/rules'
import type { DatasetInfo } from '../samples/schema'
import type { Datapoint } from './read-datapoint'
import type { Bucket } from './schema'

/** A datapoint as a sample of this dataset. What it says of labels counts where the policy knows them; the rest is kept beside it. */
export function sampleOf(
  { labels }: Pick<DatasetInfo, 'labels'>,
  { prompt, response, conversation, verdict, names }: Datapoint,
  bucket: Bucket | null | undefined,
) {
  const open = labels.filter(({ retired }) => !retired)
  const matches = matchLabels(open, names)
  const known = matches.flatMap((match) => (match.kind === 'exact' ? match.code : []))
  const ofSide = open.filter(({ polarity }) => polarity === verdict)
  const codes =
    known.length > 0
      ? known
      : verdict === 'safe' || ofSide.length === 1
        ? ofSide.slice(0, 1).map(({ code }) => code)
        : []
  return {
    prompt,
    ...(response !== null && { response }),
    ...(conversation.length > 0 && { conversation }),
    labels: [...new Set(codes)],
    meta: {
      ...(bucket && bucket !== 'uncategorized' && { bucket }),
      ...(verdict && codes.length === 0 && { verdict }),
      ...(names.length > known.length && { categories: names.join(', ').slice(0, 1_000) }),
    },
  }
}
