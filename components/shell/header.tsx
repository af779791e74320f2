'use client'
import { Search } from 'lucide-react'
import { Breadcrumb, Crumb } from '@/components/ui/breadcrumb'
import { Button } from '@/components/ui/button'
import { useRunAct } from './keys-provider'
import { PersonMenu } from './person-menu'
import type { ShellProps } from './shell-types'
import { DatasetSwitch, ProjectSwitch } from './switches'
import { ThemeMenu } from './theme'
import { usePlace } from './use-place'

type Props = Omit<ShellProps, 'acts'> & { title: string; signOut?: () => void | Promise<void> }

/** Project / dataset / page, the room's state, its acts, then search, theme and person, which never move. */
export function Header({ title, signOut, ...props }: Props) {
  const { room, dataset } = usePlace(props)
  const runAct = useRunAct()
  return (
    <header className="flex h-header flex-none items-center gap-2 border-b bg-surface-1 px-4 max-sm:px-3">
      <Breadcrumb>
        {props.project && <ProjectSwitch {...props} />}
        {props.project && dataset && <DatasetSwitch datasets={props.datasets} dataset={dataset} room={room} />}
        <Crumb current>{room?.label ?? title}</Crumb>
      </Breadcrumb>
      <div
        id="header-state"
        className="ml-2 flex min-w-0 items-center gap-4 whitespace-nowrap text-12 text-text-2 max-sm:hidden"
      />
      <div className="flex-1" />
      <div id="header-actions" className="flex flex-none items-center gap-2" />
      {/* Of one width, whatever the font: the acts before it are drawn by the server at that distance. */}
      <div className="flex flex-none items-center justify-end gap-2 sm:w-28 md:w-59">
        <Button
          kind="ghost"
          size="small"
          keys="mod+k"
          icon={<Search aria-hidden="true" />}
          onClick={() => runAct('palette')}
          className="max-md:hidden"
        >
          Search or jump
        </Button>
        <Button
          kind="ghost"
          size="small"
          iconOnly
          label="Search or jump"
          keys="mod+k"
          icon={<Search aria-hidden="true" />}
          onClick={() => runAct('palette')}
          className="md:hidden"
        />
        <div className="flex items-center gap-2 max-sm:hidden">
          <ThemeMenu />
          <PersonMenu person={props.person} role={props.project?.role} signOut={signOut} />
        </div>
      </div>
    </header>
  )
}
