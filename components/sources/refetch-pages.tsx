'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { refetchPages } from '@/lib/sources/actions'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { ErrorNote } from '../ui/error-note'
import { Menu, MenuAct } from '../ui/menu'
import { useToast } from '../ui/toast'
import { everySource } from './sources-query'

type Props = { projectId: string; sourceId: string; going: boolean; may: string | undefined }

export function RefetchPages({ projectId, sourceId, going, may }: Props) {
  const client = useQueryClient()
  const toast = useToast()
  const refetch = useMutation({
    mutationFn: (only: 'failed' | undefined) => unwrap(refetchPages(projectId, { sourceId, ...(only && { only }) })),
    onSuccess: async ({ pages }) => {
      await client.invalidateQueries(everySource(projectId))
      toast(`${pages} ${pages === 1 ? 'page is' : 'pages are'} fetched again`)
    },
  })
  const reason = may ?? (going ? 'Its pages are being fetched already' : undefined)
  return (
    <>
      {refetch.error && <ErrorNote>{refetch.error.message}</ErrorNote>}
      <Menu
        trigger={
          <Button icon={<RotateCw aria-hidden="true" />} pending={refetch.isPending}>
            Fetch again
          </Button>
        }
      >
        <MenuAct disabledReason={reason} onSelect={() => refetch.mutate(undefined)}>
          All pages
        </MenuAct>
        <MenuAct disabledReason={reason} onSelect={() => refetch.mutate('failed')}>
          Only those that failed
        </MenuAct>
      </Menu>
    </>
  )
}
