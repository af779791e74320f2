'use client'
import clsx from 'clsx'
import { ChevronDown } from 'lucide-react'
import { usePathname } from 'next/navigation'
import type { ComponentPropsWithRef } from 'react'
import { Menu, MenuDivider, MenuHeading, MenuLink } from '@/components/ui/menu'
import type { Room, ShellProps } from './shell-types'
import { withDataset } from './use-place'

export function ProjectSwitch({ projects, project }: Pick<ShellProps, 'projects' | 'project'>) {
  return (
    <Menu trigger={<Trigger aria-label={`Project: ${project?.name}`}>{project?.name}</Trigger>}>
      <MenuHeading>Project</MenuHeading>
      {projects.map(({ id, name }) => (
        <MenuLink
          key={id}
          href={`/projects/${id}`}
          current={id === project?.id}
          hint={id === project?.id ? project.role : undefined}
        >
          {name}
        </MenuLink>
      ))}
      <MenuDivider />
      <MenuLink href="/projects">All projects</MenuLink>
    </Menu>
  )
}

/** Stays in the room; the room's own filters belong to the other dataset and are left behind. */
export function DatasetSwitch({
  datasets,
  dataset,
  room,
}: {
  datasets: ShellProps['datasets']
  dataset: ShellProps['datasets'][number]
  room: Room | null
}) {
  const path = usePathname()
  return (
    <Menu trigger={<Trigger aria-label={`Dataset: ${dataset.name}`}>{dataset.name}</Trigger>}>
      <MenuHeading>Dataset</MenuHeading>
      {datasets.map(({ id, name, target }) => (
        <MenuLink key={id} href={withDataset(room?.href ?? path, id)} current={id === dataset.id} hint={`${target}s`}>
          {name}
        </MenuLink>
      ))}
    </Menu>
  )
}

function Trigger({ className, children, ...rest }: ComponentPropsWithRef<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={clsx(
        '-mx-1 inline-flex h-6 min-w-0 items-center gap-1 rounded-2 pr-1 pl-1.5 text-text-2 hover:bg-surface-2 hover:text-text-1 data-[state=open]:bg-surface-2 data-[state=open]:text-text-1',
        className,
      )}
    >
      <span className="max-w-48 truncate">{children}</span>
      <ChevronDown aria-hidden="true" className="size-3 text-text-3" />
    </button>
  )
}
