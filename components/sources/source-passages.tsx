'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { SampleWords } from '../samples/sample-words'
import { Card } from '../ui/card'
import { Chip } from '../ui/chip'
import { formatNumber } from '../ui/format-number'
import { ShowMore } from './show-more'
import { passagesQuery } from './sources-query'

/** The passages as the text that they are, with the heading each stands under. */
export function SourcePassages({ projectId, sourceId, total }: { projectId: string; sourceId: string; total: number }) {
  const query = useInfiniteQuery(passagesQuery(projectId, sourceId))
  const passages = query.data?.pages.flat() ?? []
  return (
    <Card title="Passages" meta={formatNumber(total)}>
      <ul>
        {passages.map(({ id, heading, text, page, used, tainted, retired }) => (
          <li key={id} className="border-b p-4 last:border-b-0">
            <p className="mb-1 flex flex-wrap items-center gap-2 text-12 text-text-3">
              <span className="font-medium text-text-2">
                {heading ? <SampleWords text={heading} terms={[]} /> : 'No heading'}
              </span>
              {page !== null && <span>page {page}</span>}
              <span>used {used === 1 ? 'once' : `${formatNumber(used)} times`}</span>
              {tainted && <Chip outlined>Tainted</Chip>}
              {retired && <Chip outlined>No longer on its page</Chip>}
            </p>
            <p className="max-w-reading whitespace-pre-wrap text-turn wrap-anywhere">
              <SampleWords text={text} terms={[]} />
            </p>
          </li>
        ))}
      </ul>
      <ShowMore {...query} />
    </Card>
  )
}
