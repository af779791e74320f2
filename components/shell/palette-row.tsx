'use client'
import { Command } from 'cmdk'
import type { ReactNode } from 'react'
import { Kbd } from '@/components/ui/kbd'

export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&>[cmdk-group-heading]]:px-2.5 [&>[cmdk-group-heading]]:pt-2 [&>[cmdk-group-heading]]:pb-1 [&>[cmdk-group-heading]]:text-11 [&>[cmdk-group-heading]]:text-text-3"
    >
      {children}
    </Command.Group>
  )
}

export function PaletteRow({
  value,
  icon,
  hint,
  keys,
  onSelect,
  children,
}: {
  value: string
  icon: ReactNode
  hint?: string
  keys?: string
  onSelect: () => void
  children: ReactNode
}) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-8 cursor-default items-center gap-2.5 rounded-2 px-2.5 py-1 data-[selected=true]:bg-surface-2 touch:min-h-touch [&>.lucide]:text-text-2"
    >
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="text-12 text-text-3">{hint}</span>}
      {keys && <Kbd keys={keys} />}
    </Command.Item>
  )
}
