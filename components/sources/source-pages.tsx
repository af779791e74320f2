'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { PageView } from '@/lib/sources/web/schema'
import { SampleWords } from '../samples/sample-words'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { ShowMore } from './show-more'
import { pagesQuery } from './sources-query'
import { pageStateWords } from './words'

/** Pages or documents, each with what became of it. */
export function SourcePages({ projectId, sourceId, web }: { projectId: string; sourceId: string; web: boolean }) {
  const query = useInfiniteQuery({
    ...pagesQuery(projectId, sourceId),
    // While pages are waiting for their turn, their states move.
    refetchInterval: ({ state }) => ((state.data?.pages[0]?.counts.waiting ?? 0) > 0 ? 1500 : false),
  })
  const pages = query.data?.pages.flatMap(({ pages }) => pages) ?? []
  const counts = query.data?.pages[0]?.counts
  const told = counts
    ? (Object.keys(pageStateWords) as PageView['state'][])
        .filter((state) => counts[state] > 0)
        .map((state) => `${formatNumber(counts[state])} ${pageStateWords[state].toLowerCase()}`)
        .join(', ')
    : ''
  return (
    <Card title={web ? 'Pages' : 'Document'} meta={told}>
      <Table label={web ? 'Pages' : 'Document'} fixed>
        <TableHead>
          <TableHeadCell>{web ? 'Page' : 'File'}</TableHeadCell>
          <TableHeadCell className="w-28">State</TableHeadCell>
          <TableHeadCell className="w-24" number>
            Passages
          </TableHeadCell>
        </TableHead>
        <tbody>
          {pages.map((page) => (
            <TableRow key={page.id}>
              <TableCell main wrap>
                <p className="wrap-anywhere">
                  <SampleWords text={page.title ?? page.address} terms={[]} />
                </p>
                <p className="text-12 font-normal text-text-2 wrap-anywhere">{page.reason ?? noteOf(page)}</p>
              </TableCell>
              <TableCell>{pageStateWords[page.state]}</TableCell>
              <TableCell number>{formatNumber(page.passages)}</TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      <ShowMore {...query} />
    </Card>
  )
}

function noteOf({ title, address, language, licence, dropped }: PageView) {
  const unseen = dropped ? dropped.hiddenElements + dropped.hiddenCharacters + dropped.comments + dropped.invisible : 0
  return [
    title && address,
    language,
    licence,
    unseen > 0 && `${formatNumber(unseen)} parts that a reader does not see were taken out`,
  ]
    .filter(Boolean)
    .join(' · ')
}
