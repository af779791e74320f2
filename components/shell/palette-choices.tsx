'use client'
import { Command } from 'cmdk'
import { ArrowRight, Box, CornerDownRight, Keyboard, Search } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { useActNames, useRunAct } from './keys-provider'
import { PaletteGroup, PaletteRow } from './palette-row'
import { RoomIcon } from './room-icon'
import type { ShellProps } from './shell-types'
import { setTheme, themes } from './theme'
import { useFound } from './use-found'
import { usePlace } from './use-place'

type Props = Omit<ShellProps, 'person'> & { close: () => void }

export function PaletteChoices({ close, acts, projects, project, ...props }: Props) {
  const router = useRouter()
  const runAct = useRunAct()
  const actNames = useActNames()
  const { hrefOf } = usePlace(props)
  const [query, setQuery] = useState('')
  const { found, waiting } = useFound(project?.id, query)
  const then = (act: () => void) => () => {
    close()
    act()
  }
  const go = (href: string) => then(() => router.push(href))
  const doable = acts.filter((act) => act.href ?? (act.run && actNames.includes(act.run)))
  return (
    <Command label="Search or jump" loop>
      <div className="flex h-12 items-center gap-2.5 border-b px-4">
        <Search aria-hidden="true" className="text-text-3" />
        <Command.Input
          value={query}
          onValueChange={setQuery}
          placeholder={project ? 'A room, an act, or words in a sample' : 'A room or an act'}
          className="h-full min-w-0 flex-1 bg-transparent text-14 outline-none"
        />
        <Kbd keys="Escape" />
      </div>
      <Command.List className="max-h-96 overflow-y-auto overscroll-contain p-1.5">
        <Command.Empty className="px-2.5 py-2 text-text-3">
          {waiting ? 'Looking …' : `Nothing found for “${query}”`}
        </Command.Empty>
        <PaletteGroup heading="Go to">
          {props.rooms.map((room) => (
            <PaletteRow
              key={room.key}
              value={`room ${room.label}`}
              icon={<RoomIcon name={room.icon} />}
              keys={room.shortcut && `g ${room.shortcut}`}
              onSelect={go(hrefOf(room))}
            >
              {room.label}
            </PaletteRow>
          ))}
        </PaletteGroup>
        {doable.length > 0 && (
          <PaletteGroup heading="Do">
            {doable.map((act) => (
              <PaletteRow
                key={act.key}
                value={`act ${act.key} ${act.label}`}
                icon={<CornerDownRight aria-hidden="true" />}
                hint={act.hint}
                onSelect={act.href ? go(act.href) : then(() => runAct(act.run ?? ''))}
              >
                {act.label}
              </PaletteRow>
            ))}
          </PaletteGroup>
        )}
        {found.length > 0 && (
          <PaletteGroup heading="Samples">
            {found.map((sample) => (
              <PaletteRow
                key={sample.key}
                value={`sample ${sample.key} ${query}`}
                icon={<ArrowRight aria-hidden="true" />}
                hint={sample.hint}
                onSelect={go(sample.href)}
              >
                {sample.label}
              </PaletteRow>
            ))}
          </PaletteGroup>
        )}
        {projects.length > 1 && (
          <PaletteGroup heading="Projects">
            {projects.map(({ id, name }) => (
              <PaletteRow
                key={id}
                value={`project ${name} ${id}`}
                icon={<Box aria-hidden="true" />}
                hint={id === project?.id ? 'here' : undefined}
                onSelect={go(`/projects/${id}`)}
              >
                {name}
              </PaletteRow>
            ))}
          </PaletteGroup>
        )}
        <PaletteGroup heading="Theme and keys">
          {themes.map(({ value, label, icon }) => (
            <PaletteRow key={value} value={`theme ${label}`} icon={icon} onSelect={then(() => setTheme(value))}>
              Theme: {label.toLowerCase()}
            </PaletteRow>
          ))}
          <PaletteRow
            value="keys shortcuts keyboard"
            icon={<Keyboard aria-hidden="true" />}
            keys="?"
            onSelect={then(() => runAct('keys'))}
          >
            Keys
          </PaletteRow>
        </PaletteGroup>
      </Command.List>
    </Command>
  )
}
