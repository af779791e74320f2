'use client'
import { useState } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { Sheet } from '@/components/ui/sheet'
import { useAct, useKeyGroups, useKeys } from './keys-provider'

/** Every key that holds on this screen. */
export function KeysSheet() {
  const [open, setOpen] = useState(false)
  useAct('keys', () => setOpen(true))
  useKeys('Everywhere', [{ keys: '?', label: 'This sheet', run: () => setOpen(true) }])
  return (
    <Sheet title="Keys" open={open} onOpenChange={setOpen}>
      <Groups />
    </Sheet>
  )
}

const last = ['Go to', 'Everywhere']

function Groups() {
  const groups = useKeyGroups()
  // The room's own keys stand before the ones that hold everywhere.
  const names = [...new Set(groups.map((group) => group.name))].sort(
    (one, other) => last.indexOf(one) - last.indexOf(other),
  )
  return names.map((name) => (
    <section key={name} className="border-b px-4 py-3 last:border-b-0">
      <h3 className="mb-1 text-12 font-medium text-text-2">{name}</h3>
      <dl>
        {groups
          .filter((group) => group.name === name)
          .flatMap((group) => group.bindings)
          .map(({ keys, label }) => (
            <div key={keys} className="flex h-7 items-center justify-between gap-4">
              <dt>{label}</dt>
              <dd>
                <Kbd keys={keys} />
              </dd>
            </div>
          ))}
      </dl>
    </section>
  ))
}
