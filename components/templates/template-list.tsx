'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { kinds } from '@/lib/templates/rules'
import type { TemplateView } from '@/lib/templates/schema'
import { EmptyState } from '../ui/empty-state'
import { Table, TableCell, TableHead, TableHeadCell, TableRow } from '../ui/table'
import { TimeAgo } from '../ui/time-ago'
import { templatesQuery } from './templates-query'

type Props = { projectId: string; archived: boolean; initial: TemplateView[] }

export function TemplateList({ projectId, archived, initial }: Props) {
  const { data: templates } = useQuery({ ...templatesQuery(projectId, archived), initialData: initial })
  if (templates.length === 0)
    return (
      <EmptyState title="No archived template">
        A template that is no longer used can be archived from its page. What was written with it stays.
      </EmptyState>
    )
  return (
    <Table label="Templates" fixed>
      <TableHead>
        <TableHeadCell className="w-72 max-md:w-auto">Template</TableHeadCell>
        <TableHeadCell className="max-md:hidden">What it writes</TableHeadCell>
        <TableHeadCell className="w-44 max-sm:hidden">Written from</TableHeadCell>
        <TableHeadCell className="w-20" number>
          Version
        </TableHeadCell>
        <TableHeadCell className="w-32 max-sm:hidden" number>
          Changed
        </TableHeadCell>
      </TableHead>
      <tbody>
        {templates.map(({ id, name, kind, version, changedAt }) => (
          <TableRow key={id}>
            <TableCell main>
              <Link href={`/projects/${projectId}/templates/${id}`} className="rounded-1 hover:underline">
                {name}
              </Link>
            </TableCell>
            <TableCell className="max-md:hidden">{kinds[kind].about}</TableCell>
            <TableCell className="max-sm:hidden">
              {sources[kind] ?? (kinds[kind].from === 'samples' ? 'samples' : 'personas, labels')}
            </TableCell>
            <TableCell number>{version}</TableCell>
            <TableCell number className="max-sm:hidden">
              {changedAt ? <TimeAgo at={changedAt} /> : 'built in'}
            </TableCell>
          </TableRow>
        ))}
      </tbody>
    </Table>
  )
}

const sources: Partial<Record<TemplateView['kind'], string>> = {
  'prompt-pair': 'passages, labels',
  'response-pair': 'passages, labels',
  response: 'prompts',
}
