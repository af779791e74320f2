'use client'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { useAct, useKeys } from './keys-provider'
import { PaletteChoices } from './palette-choices'
import type { ShellProps } from './shell-types'

type Props = Omit<ShellProps, 'person'>

/** ⌘K: go anywhere, do anything that can be done from here. */
export function Palette(props: Props) {
  const [open, setOpen] = useState(false)
  useAct('palette', () => setOpen(true))
  useKeys('Everywhere', [
    { keys: 'mod+k', label: 'Search or jump (⌘ or Ctrl)', run: () => setOpen(true), whileTyping: true },
  ])
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim animate-appear" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-24 z-50 mx-auto max-w-150 overflow-hidden rounded-4 border border-border-strong bg-surface-1 shadow-3 max-sm:inset-x-2 max-sm:top-2"
        >
          <Dialog.Title className="sr-only">Search or jump</Dialog.Title>
          <PaletteChoices {...props} close={() => setOpen(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
