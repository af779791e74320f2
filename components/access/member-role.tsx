'use client'
import { useState, useTransition } from 'react'
import { ErrorNote } from '@/components/ui/error-note'
import { Select } from '@/components/ui/select'
import { useToast } from '@/components/ui/toast'
import { changeRole } from '@/lib/access/actions'
import type { MemberView } from '@/lib/access/list-members'
import { roleName, roles } from '@/lib/access/rules'

type Role = MemberView['role']

export function MemberRole({
  projectId,
  member,
  reason,
}: {
  projectId: string
  member: MemberView
  reason: string | null
}) {
  const toast = useToast()
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, start] = useTransition()
  const change = (from: Role, role: Role, undo = true) =>
    start(async () => {
      const result = await changeRole(projectId, { userId: member.userId, role, from })
      setFailure(result.ok ? null : result.error.message)
      if (result.ok)
        toast(
          `${member.name} is now ${role}`,
          undo ? { label: 'Undo', run: () => change(role, from, false) } : undefined,
        )
    })
  if (reason) return <span className="text-text-2">{roleName[member.role]}</span>
  return (
    <div className="flex w-36 flex-col gap-1">
      <Select
        size="small"
        label={`Role of ${member.name}`}
        value={member.role}
        options={roles.map((value) => ({ value, label: roleName[value] }))}
        onValueChange={(role) => change(member.role, role as Role)}
        className={pending ? 'opacity-60' : ''}
      />
      {failure && <ErrorNote>{failure}</ErrorNote>}
    </div>
  )
}
