'use client'
import { Eye, EyeOff } from 'lucide-react'
import { useKeys } from '../shell/keys-provider'
import { Button } from '../ui/button'

/** Draws the veil over all texts of a screen, and back. */
export function VeilButton({ veiled, onTurn }: { veiled: boolean; onTurn: () => void }) {
  useKeys('Texts', [{ keys: 'b', label: 'Hide or show texts', run: onTurn }])
  return (
    <Button
      kind="ghost"
      size="small"
      iconOnly
      label={veiled ? 'Show texts' : 'Hide texts'}
      keys="b"
      aria-pressed={veiled}
      icon={veiled ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      onClick={onTurn}
    />
  )
}
