'use client'
import { useMutation } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Pencil, ScanSearch } from 'lucide-react'
import { useState } from 'react'
import { archiveDataset, restoreDataset } from '@/lib/projects/actions'
import type { DatasetView } from '@/lib/projects/schema'
import { checkSamples } from '@/lib/samples/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chip } from '../ui/chip'
import { ErrorNote } from '../ui/error-note'
import { Menu, MenuAct } from '../ui/menu'
import { Num } from '../ui/num'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { useToast } from '../ui/toast'
import { useLeave } from '../use-leave'
import { NewDataset, type VersionChoice } from './new-dataset'
import { RenameDataset } from './rename-dataset'

type Props = {
  projectId: string
  datasets: DatasetView[]
  versions: VersionChoice[]
  mayCurate: boolean
  mayManage: boolean
}

export function DatasetList({ projectId, datasets, versions, mayCurate, mayManage }: Props) {
  const { leaving, go } = useLeave()
  const toast = useToast()
  const [renaming, setRenaming] = useState<DatasetView | null>(null)
  const check = useMutation({
    mutationFn: (datasetId: string) => unwrap(checkSamples(projectId, { datasetId })),
    onSuccess: ({ id }) => go(`/projects/${projectId}/runs/${id}`),
  })
  const putAway = useMutation({
    mutationFn: async ({ id, name, archivedAt }: DatasetView) => {
      await unwrap((archivedAt ? restoreDataset : archiveDataset)(projectId, { datasetId: id }))
      toast(
        `${name} ${archivedAt ? 'restored' : 'archived'}`,
        archivedAt ? undefined : { label: 'Undo', run: () => void restoreDataset(projectId, { datasetId: id }) },
      )
    },
  })
  const error = check.error ?? putAway.error
  return (
    <Card
      title="Datasets"
      meta={datasets.length}
      actions={
        <NewDataset
          projectId={projectId}
          versions={versions}
          disabledReason={mayCurate ? undefined : 'Curators and owners make datasets'}
        />
      }
    >
      {error && (
        <div className="p-4">
          <ErrorNote>{error.message}</ErrorNote>
        </div>
      )}
      <Table label="Datasets" fixed>
        <TableHead>
          <TableHeadCell>Name</TableHeadCell>
          <TableHeadCell className="w-28 max-sm:hidden">Target</TableHeadCell>
          <TableHeadCell className="w-[30%] max-sm:hidden">Policy</TableHeadCell>
          <TableHeadCell className="w-24" number>
            Samples
          </TableHeadCell>
          <TableHeadCell className="w-18" hidden>
            Acts
          </TableHeadCell>
        </TableHead>
        <tbody>
          {datasets.map((dataset) => (
            <TableRow key={dataset.id}>
              <TableCell main>
                {dataset.name} {dataset.archivedAt && <Chip outlined>Archived</Chip>}
              </TableCell>
              <TableCell className="max-sm:hidden">{dataset.target}</TableCell>
              <TableCell className="max-sm:hidden">
                {dataset.policy} v{dataset.policyVersion}
              </TableCell>
              <TableCell number>
                <Num value={dataset.samples} />
              </TableCell>
              <TableCell number wrap>
                <Menu
                  align="end"
                  trigger={
                    <Button
                      kind="ghost"
                      size="small"
                      iconOnly
                      label={`Acts on ${dataset.name}`}
                      icon={<Pencil aria-hidden="true" />}
                    />
                  }
                >
                  <MenuAct
                    icon={<ScanSearch aria-hidden="true" />}
                    disabledReason={
                      mayCurate
                        ? dataset.samples === 0
                          ? 'No samples yet'
                          : (check.isPending || leaving) && 'The check is about to start'
                        : 'Curators and owners start runs'
                    }
                    onSelect={() => check.mutate(dataset.id)}
                  >
                    Check the samples
                  </MenuAct>
                  <MenuAct
                    icon={<Pencil aria-hidden="true" />}
                    disabledReason={mayCurate ? undefined : 'Curators and owners rename datasets'}
                    onSelect={() => setRenaming(dataset)}
                  >
                    Rename
                  </MenuAct>
                  <MenuAct
                    icon={dataset.archivedAt ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />}
                    disabledReason={mayManage ? undefined : 'Owners archive datasets'}
                    onSelect={() => putAway.mutate(dataset)}
                  >
                    {dataset.archivedAt ? 'Restore' : 'Archive'}
                  </MenuAct>
                </Menu>
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {renaming && (
        <RenameDataset key={renaming.id} projectId={projectId} dataset={renaming} close={() => setRenaming(null)} />
      )}
    </Card>
  )
}
