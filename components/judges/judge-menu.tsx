'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Download, Ellipsis, Pencil, Table2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { archiveJudge, restoreJudge } from '@/lib/judges/actions'
import type { JudgeView } from '@/lib/judges/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Menu, MenuAct, MenuDivider } from '../ui/menu'
import { useToast } from '../ui/toast'
import { judgesKey } from './judges-query'

type Props = { projectId: string; dataset: string; judge: JudgeView; mayCurate: boolean }

export function JudgeMenu({ projectId, dataset, judge, mayCurate }: Props) {
  const router = useRouter()
  const toast = useToast()
  const client = useQueryClient()
  const { id: judgeId, name, archived, verdicts } = judge
  const refresh = () => client.invalidateQueries({ queryKey: judgesKey(projectId) })
  const put = useMutation({
    mutationFn: (act: typeof archiveJudge) => unwrap(act(projectId, { judgeId })),
    onSuccess: (_, act) => {
      toast(`${name} ${act === archiveJudge ? 'archived' : 'restored'}`)
      return refresh()
    },
    onError: ({ message }) => toast(message),
  })
  const none = verdicts.read + verdicts.unreadable + verdicts.refused === 0
  const download = (form: 'data' | 'spreadsheet') =>
    window.location.assign(
      `/api/v1/projects/${projectId}/judges/${judgeId}/verdicts?${new URLSearchParams({ dataset, form })}`,
    )
  return (
    <Menu
      align="end"
      trigger={
        <Button kind="ghost" size="small" iconOnly label={`Acts on ${name}`} icon={<Ellipsis aria-hidden="true" />} />
      }
    >
      <MenuAct
        icon={<Pencil aria-hidden="true" />}
        onSelect={() => router.push(`/projects/${projectId}/judges/${judgeId}?dataset=${dataset}`)}
      >
        {mayCurate ? 'Change' : 'Look at'}
      </MenuAct>
      <MenuAct
        icon={<Download aria-hidden="true" />}
        disabledReason={none ? 'It has answered nothing yet' : undefined}
        onSelect={() => download('data')}
      >
        Verdicts as CSV
      </MenuAct>
      <MenuAct
        icon={<Table2 aria-hidden="true" />}
        disabledReason={none ? 'It has answered nothing yet' : undefined}
        onSelect={() => download('spreadsheet')}
      >
        Verdicts for a spreadsheet
      </MenuAct>
      <MenuDivider />
      <MenuAct
        icon={archived ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />}
        disabledReason={mayCurate ? undefined : 'Curators and owners archive judges'}
        onSelect={() => put.mutate(archived ? restoreJudge : archiveJudge)}
      >
        {archived ? 'Restore' : 'Archive'}
      </MenuAct>
    </Menu>
  )
}
