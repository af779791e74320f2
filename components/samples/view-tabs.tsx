'use client'
import { useQueryClient } from '@tanstack/react-query'
import { Bookmark } from 'lucide-react'
import { addressOf } from '@/lib/samples/filter/rules'
import type { Order, SampleFilter } from '@/lib/samples/filter/schema'
import { samplesHref } from '@/lib/samples/rules'
import { changeView, deleteView } from '@/lib/samples/actions'
import type { Column, SavedView } from '@/lib/samples/views/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Menu, MenuAct } from '../ui/menu'
import { TabLinks } from '../ui/tab-links'
import { SaveView } from './save-view'
import { viewsQuery } from './samples-query'

type Props = {
  projectId: string
  dataset: string
  views: SavedView[]
  current: string | null
  total: number | undefined
  now: { filter: SampleFilter; columns: Column[]; order: Order }
  mayShare: boolean
  onSaved: (id: string) => void
  onGone: () => void
}

/** Saved views as tabs; the first is everything. */
export function ViewTabs({ projectId, dataset, views, current, total, now, mayShare, onSaved, onGone }: Props) {
  const client = useQueryClient()
  const view = views.find(({ id }) => id === current)
  const changed =
    view &&
    (JSON.stringify(addressOf(view.filter)) !== JSON.stringify(addressOf(now.filter)) || view.order !== now.order)
  const mayChange = view && (view.mine || mayShare)
  const again = () => client.invalidateQueries(viewsQuery(projectId, dataset))
  const plain = !view && Object.keys(addressOf(now.filter)).length === 0
  return (
    <TabLinks
      label="Views"
      links={[
        { href: samplesHref(projectId, {}, { dataset }), label: 'All', current: plain },
        ...views.map(({ id, name, filter, order }) => ({
          href: samplesHref(projectId, filter, { dataset, ...(order !== 'newest' && { order }), view: id }),
          label: name,
          current: id === current,
          ...(id === current && total !== undefined && { count: total }),
        })),
      ]}
      end={
        <>
          {mayChange && (
            <Menu
              align="end"
              trigger={
                <Button kind="ghost" size="small">
                  {changed ? 'View changed' : 'View'}
                </Button>
              }
            >
              <MenuAct
                disabledReason={changed ? false : 'It is as it was saved'}
                onSelect={() => void unwrap(changeView(projectId, { viewId: view.id, ...now })).then(again)}
              >
                Save the change
              </MenuAct>
              <MenuAct
                onSelect={() =>
                  void unwrap(deleteView(projectId, { viewId: view.id })).then(() => {
                    onGone()
                    return again()
                  })
                }
              >
                Delete “{view.name}”
              </MenuAct>
            </Menu>
          )}
          <SaveView
            projectId={projectId}
            dataset={dataset}
            now={now}
            mayShare={mayShare}
            onSaved={(id) => void again().then(() => onSaved(id))}
            trigger={
              <Button kind="ghost" size="small" icon={<Bookmark aria-hidden="true" />} aria-label="Save view">
                <span className="max-sm:sr-only">Save view</span>
              </Button>
            }
          />
        </>
      }
    />
  )
}
