import Link from 'next/link'
import { EmptyState } from '@/components/ui/empty-state'
import { Num } from '@/components/ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '@/components/ui/table'
import type { KnownModelView, ProviderView } from '@/lib/providers/schema'
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
    <Table label={`Models of ${provider.name}`} fixed>
      <TableHead>
        <TableHeadCell>Model</TableHeadCell>
        <TableHeadCell number className="w-32 max-sm:hidden">
          $ per million in
        </TableHeadCell>
        <TableHeadCell number className="w-32 max-sm:hidden">
          $ per million out
        </TableHeadCell>
        <TableHeadCell number className="w-32 max-md:hidden">
          Under way, bears
        </TableHeadCell>
        <TableHeadCell number className="w-24 max-sm:hidden">
          Calls
        </TableHeadCell>
        <TableHeadCell number className="w-20 max-md:hidden">
          Failed
        </TableHeadCell>
        <TableHeadCell number className="w-24">
          Spent
        </TableHeadCell>
        <TableHeadCell hidden className="w-36">
          Acts
        </TableHeadCell>
      </TableHead>
      <tbody>
        {provider.models.map((model) => (
          <ModelRow key={model.id} projectId={projectId} model={model} mayManage={mayManage && !model.simulated} />
        ))}
      </tbody>
    </Table>
  )
}

function ModelRow({ projectId, model, mayManage }: { projectId: string; model: KnownModelView; mayManage: boolean }) {
  const { id, name, priceIn, priceOut, underWay, bears, calls, failed, costMicros } = model
  return (
    <TableRow>
      <TableCell main title={name}>
        {name}
      </TableCell>
      <TableCell number className="max-sm:hidden">
        {priceIn.toLocaleString('en-US')}
      </TableCell>
      <TableCell number className="max-sm:hidden">
        {priceOut.toLocaleString('en-US')}
      </TableCell>
      <TableCell number className="max-md:hidden">
        <Num value={underWay} of={bears} />
      </TableCell>
      <TableCell number className="max-sm:hidden">
        <Link href={`/projects/${projectId}/settings/calls?model=${id}`} className="underline">
          <Num value={calls} />
        </Link>
      </TableCell>
      <TableCell number className="max-md:hidden">
        <Num value={failed} />
      </TableCell>
      <TableCell number>${(costMicros / 1_000_000).toFixed(costMicros > 0 && costMicros < 10_000 ? 4 : 2)}</TableCell>
      <TableCell className="text-right">
        {mayManage && (
          <span className="inline-flex gap-1">
            <EditModelDialog projectId={projectId} model={model} />
            <RemoveModel projectId={projectId} model={model} />
          </span>
        )}
      </TableCell>
    </TableRow>
  )
}
