'use client'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button'
import type { ButtonKind, ButtonSize } from './button-style'

/** Copies and says so. Without children it is an icon. */
export function CopyButton({
  text,
  label = 'Copy',
  kind = 'ghost',
  size = 'small',
  words = false,
}: {
  text: string
  label?: string
  kind?: ButtonKind
  size?: ButtonSize
  words?: boolean
}) {
  const [state, setState] = useState<'ready' | 'copied' | 'refused'>('ready')
  const copy = async () => {
    const done = await navigator.clipboard.writeText(text).then(
      () => 'copied' as const,
      () => 'refused' as const,
    )
    setState(done)
    setTimeout(() => setState('ready'), 2_000)
  }
  const said = { ready: label, copied: 'Copied', refused: 'Select and copy it by hand' }[state]
  const icon = state === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />
  return (
    <>
      {words ? (
        <Button kind={kind} size={size} icon={icon} onClick={copy}>
          {said}
        </Button>
      ) : (
        <Button kind={kind} size={size} icon={icon} iconOnly label={said} onClick={copy} />
      )}
      <span role="status" className="sr-only">
        {state === 'ready' ? '' : said}
      </span>
    </>
  )
}
