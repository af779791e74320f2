'use client'
import { Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { removeWrapper } from '@/lib/wrappers/actions'
import type { WrapperView } from '@/lib/wrappers/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Chip } from '../ui/chip'
import { ConfirmDialog } from '../ui/confirm-dialog'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { RuleForm } from './rule-form'

export function RuleList({
  projectId,
  rules,
  mayCurate,
}: {
  projectId: string
  rules: WrapperView[]
  mayCurate: boolean
}) {
  const [editing, setEditing] = useState<WrapperView | 'new' | null>(null)
  const reason = mayCurate ? undefined : 'Curators and owners change wrappers'
  return (
    <Card
      title="Wrappers"
      meta={rules.length}
      actions={
        <Button
          size="small"
          icon={<Plus aria-hidden="true" />}
          disabledReason={reason}
          onClick={() => setEditing('new')}
        >
          New wrapper
        </Button>
      }
    >
      <Table label="Wrappers" fixed>
        <TableHead>
          <TableHeadCell className="sm:w-56">Name</TableHeadCell>
          <TableHeadCell className="max-sm:hidden">Before the request</TableHeadCell>
          <TableHeadCell className="max-sm:hidden">After the request</TableHeadCell>
          <TableHeadCell className="w-28" hidden>
            Acts
          </TableHeadCell>
        </TableHead>
        <tbody>
          {rules.map((rule) => (
            <TableRow key={rule.key}>
              <TableCell main>
                {rule.name} {rule.builtIn && <Chip outlined>{rule.changed ? 'Changed' : 'Built in'}</Chip>}
              </TableCell>
              <TableCell className="max-sm:hidden" title={rule.before}>
                {rule.before || '–'}
              </TableCell>
              <TableCell className="max-sm:hidden" title={rule.after}>
                {rule.after || '–'}
              </TableCell>
              <TableCell number wrap>
                <Button
                  kind="ghost"
                  size="small"
                  iconOnly
                  label={`Edit ${rule.name}`}
                  icon={<Pencil aria-hidden="true" />}
                  disabledReason={reason}
                  onClick={() => setEditing(rule)}
                />
                {(!rule.builtIn || rule.changed) && (
                  <ConfirmDialog
                    title={rule.builtIn ? `Put ${rule.name} back?` : `Remove ${rule.name}?`}
                    consequence={
                      rule.builtIn
                        ? 'The built-in rule holds again.'
                        : 'Later imports no longer know it. Samples stay as they are.'
                    }
                    confirm={rule.builtIn ? 'Put back' : 'Remove'}
                    onConfirm={async () => void (await unwrap(removeWrapper(projectId, { key: rule.key })))}
                    trigger={
                      <Button
                        kind="ghost"
                        size="small"
                        iconOnly
                        label={`${rule.builtIn ? 'Put back' : 'Remove'} ${rule.name}`}
                        icon={<Trash2 aria-hidden="true" />}
                        disabledReason={reason}
                      />
                    }
                  />
                )}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      {editing && (
        <RuleForm projectId={projectId} rule={editing === 'new' ? null : editing} close={() => setEditing(null)} />
      )}
    </Card>
  )
}
