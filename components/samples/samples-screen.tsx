'use client'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import type { FacetView } from '@/lib/samples/facets/schema'
import { addressOf, isEmptyFilter } from '@/lib/samples/filter/rules'
import type { ReviewerSettings } from '@/lib/review/settings/schema'
import type { Order, SampleFilter } from '@/lib/samples/filter/schema'
import type { DatasetInfo, SamplePage } from '@/lib/samples/schema'
import { keptColumns } from '@/lib/samples/views/rules'
import { type Column, judgeOf, type SavedView } from '@/lib/samples/views/schema'
import { HeaderActions, HeaderState } from '../shell/header-slot'
import { DownloadDialog } from '../snapshots/download-dialog'
import { Button } from '../ui/button'
import { formatNumber } from '../ui/format-number'
import { Num } from '../ui/num'
import { Sheet } from '../ui/sheet'
import { Facets } from './facets'
import { FilterLine } from './filter-line'
import { keepTableChoice } from './keep-table-choice'
import { namesIn } from './label-mark'
import { NewSample } from './new-sample'
import { NoSamples } from './samples-empty'
import { SamplesList } from './samples-list'
import { facetsQuery, viewsQuery } from './samples-query'
import { filterIcon, Toolbar } from './toolbar'
import { useAddress } from './use-address'
import type { May } from './may'
import { useVeil } from './use-veil'
import { ViewTabs } from './view-tabs'

type Props = {
  projectId: string
  dataset: DatasetInfo
  others: { id: string; name: string }[]
  may: May
  initial: { filter: SampleFilter; order: Order; page: SamplePage | null; facets: FacetView | null; views: SavedView[] }
  kept: { columns: Column[]; veiled: boolean }
  /** How this person reviews; null for who does not. */
  own: ReviewerSettings | null
}

/** The Samples table: what narrows it on the left, the list, and one sample beside it. */
export function SamplesScreen({ projectId, dataset, others, may, initial, kept, own }: Props) {
  const address = useAddress()
  const { filter, order, view } = address
  const search = useRef<HTMLInputElement>(null)
  const [columns, setColumns] = useState(initial.views.find(({ id }) => id === view)?.columns ?? kept.columns)
  const { veiled, turn: veil } = useVeil({ ...kept, own })
  const nameOf = useMemo(() => namesIn(dataset.labels), [dataset.labels])
  const asFirst =
    JSON.stringify([addressOf(initial.filter), initial.order]) === JSON.stringify([addressOf(filter), order])
  const facets = useQuery({
    ...facetsQuery(projectId, { dataset: dataset.id, filter }),
    placeholderData: (before) => before,
    ...(asFirst && initial.facets && { initialData: initial.facets }),
  })
  const views = useQuery({ ...viewsQuery(projectId, dataset.id), initialData: initial.views })

  const chooseColumns = (chosen: Column[]) => {
    setColumns(chosen)
    keepTableChoice('assay-columns', keptColumns(chosen))
  }
  const facetList = <Facets dataset={dataset} facets={facets.data} filter={filter} onFilter={address.setFilter} />
  const all = facets.data?.all
  const judges = facets.data?.judges.map(({ name }) => name)
  // The choice is kept for all projects, and a judge belongs to one.
  const shown = columns.filter((column) => {
    const judge = judgeOf(column)
    return judge === null || !judges || judges.includes(judge)
  })
  if (all === 0 && isEmptyFilter(filter))
    return <NoSamples projectId={projectId} dataset={dataset} mayCurate={may.curate} />
  return (
    <div className="flex h-full min-h-0">
      <h1 className="sr-only">Samples</h1>
      <HeaderState>
        {all !== undefined && (
          <span>
            <Num value={all} /> in dataset
          </span>
        )}
      </HeaderState>
      <HeaderActions>
        <DownloadDialog
          projectId={projectId}
          from={{ dataset: dataset.id, filter }}
          title={downloadTitle(facets.data)}
          trigger={
            <Button
              iconOnly
              label="Download"
              icon={<Download aria-hidden="true" />}
              disabledReason={may.curate ? undefined : 'Curators and owners take texts out'}
            />
          }
        />
        <span className="max-sm:hidden">
          <NewSample projectId={projectId} dataset={dataset} mayCurate={may.curate} />
        </span>
      </HeaderActions>
      <section
        aria-label="Filters"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="focus-inside w-facets flex-none overflow-y-auto border-r max-md:hidden"
      >
        {facetList}
      </section>
      <section
        aria-label="List of samples"
        className="relative grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)_auto] grid-rows-[auto_minmax(0,1fr)] bg-surface-1"
      >
        <div className="min-w-0">
          <ViewTabs
            projectId={projectId}
            dataset={dataset.id}
            views={views.data}
            current={view}
            total={facets.data?.total}
            now={{ filter, columns, order }}
            mayShare={may.curate}
            onSaved={address.setView}
            onGone={() => address.setView(null)}
          />
          <Toolbar
            text={filter.text ?? ''}
            search={search}
            order={order}
            chosen={columns}
            judges={judges ?? []}
            veiled={veiled}
            facets={
              <Sheet
                title="Filters"
                side="right"
                trigger={<Button iconOnly label="Filters" icon={filterIcon} className="md:hidden" />}
              >
                {facetList}
              </Sheet>
            }
            onText={(text) =>
              address.setFilter(text ? { ...filter, text } : (({ text: _, ...rest }) => rest)(filter), 'replace')
            }
            onOrder={address.setOrder}
            onColumns={chooseColumns}
            onVeil={veil}
            onLeave={() => search.current?.blur()}
          />
          <FilterLine
            filter={filter}
            facets={facets.isPlaceholderData ? undefined : facets.data}
            nameOf={nameOf}
            onFilter={address.setFilter}
          />
        </div>
        <SamplesList
          key={JSON.stringify([addressOf(filter), order])}
          projectId={projectId}
          dataset={dataset}
          others={others}
          may={may}
          asked={{ dataset: dataset.id, filter, order }}
          initial={asFirst ? initial.page : null}
          facets={facets.isPlaceholderData ? undefined : facets.data}
          columns={shown}
          nameOf={nameOf}
          veiled={veiled}
          own={own}
          onVeil={veil}
          search={search}
          address={address}
        />
      </section>
    </div>
  )
}

const downloadTitle = (facets: FacetView | undefined) =>
  facets
    ? `Download ${facets.atLeast ? 'at least ' : ''}${formatNumber(facets.total)} ${facets.total === 1 ? 'sample' : 'samples'}`
    : 'Download samples'
