import Link from 'next/link'
import { ColumnTable, type TableColumn } from '@/components/ui/column-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Num } from '@/components/ui/num'
import { failedOutcomes, type KnownModelView, type ProviderView } from '@/lib/providers/schema'
import { EditModelDialog } from './edit-model-dialog'
import { RemoveModel } from './remove-model'

type Props = { projectId: string; provider: ProviderView; mayManage: boolean }

export function ModelTable({ projectId, provider, mayManage }: Props) {
  if (provider.models.length === 0)
    return (
      <EmptyState title="No models yet">
        Add one by its name, or ask the endpoint which it has. Only models listed here are ever called.
      </EmptyState>
    )
  return (
    <ColumnTable
      label={`Models of ${provider.name}`}
      columns={columnsFor(projectId, mayManage)}
      rows={provider.models}
      keyOf={({ id }) => id}
    />
  )
}

const failedHref = (projectId: string, id: string) =>
  `/projects/${projectId}/settings/calls?model=${id}&outcome=${failedOutcomes.join(',')}`

const columnsFor = (projectId: string, mayManage: boolean): TableColumn<KnownModelView>[] => [
  {
    head: 'Model',
    main: true,
    cell: ({ id, name, failed }) => (
      <>
        <span title={name}>{name}</span>
        {failed > 0 && (
          <Link href={failedHref(projectId, id)} className="block text-12 font-normal text-text-2 underline md:hidden">
            <Num value={failed} /> failed
          </Link>
        )}
      </>
    ),
  },
  {
    head: '$ per million in',
    number: true,
    className: 'w-32 max-sm:hidden',
    cell: ({ priceIn }) => priceIn.toLocaleString('en-US'),
  },
  {
    head: '$ per million out',
    number: true,
    className: 'w-32 max-sm:hidden',
    cell: ({ priceOut }) => priceOut.toLocaleString('en-US'),
  },
  {
    head: 'Under way, bears',
    number: true,
    className: 'w-32 max-md:hidden',
    cell: ({ underWay, bears }) => <Num value={underWay} of={bears} />,
  },
  {
    head: 'Calls',
    number: true,
    className: 'w-24 max-sm:hidden',
    cell: ({ id, calls }) => (
      <Link href={`/projects/${projectId}/settings/calls?model=${id}`} className="underline">
        <Num value={calls} />
      </Link>
    ),
  },
  {
    head: 'Failed',
    number: true,
    className: 'w-20 max-md:hidden',
    cell: ({ id, failed }) =>
      failed === 0 ? (
        <Num value={0} />
      ) : (
        <Link href={failedHref(projectId, id)} className="underline">
          <Num value={failed} />
        </Link>
      ),
  },
  {
    head: 'Spent',
    number: true,
    className: 'w-24',
    cell: ({ costMicros }) => `$${(costMicros / 1_000_000).toFixed(costMicros > 0 && costMicros < 10_000 ? 4 : 2)}`,
  },
  {
    head: 'Acts',
    hidden: true,
    number: true,
    className: 'w-36',
    cell: (model) =>
      mayManage &&
      !model.simulated && (
        <span className="inline-flex gap-1">
          <EditModelDialog projectId={projectId} model={model} />
          <RemoveModel projectId={projectId} model={model} />
        </span>
      ),
  },
]
