'use client'
import { Eye, EyeOff } from 'lucide-react'
import { HeaderActions } from '../shell/header-slot'
import { useKeys } from '../shell/keys-provider'
import { Button } from '../ui/button'

/** In the header of a screen that shows texts: draws the veil over all of them, and back. */
export function VeilButton({ veiled, onTurn }: { veiled: boolean; onTurn: () => void }) {
  useKeys('Texts', [{ keys: 'b', label: 'Hide or show texts', run: onTurn }])
  return (
    <HeaderActions>
      <Button
        iconOnly
        label={veiled ? 'Show texts' : 'Hide texts'}
        keys="b"
        aria-pressed={veiled}
        icon={veiled ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        onClick={onTurn}
      />
    </HeaderActions>
  )
}
