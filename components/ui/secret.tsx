import { controlStyle } from './control-style'
import { CopyButton } from './copy-button'

/** A key or link that is shown once: the text, its copy button, and that it will not come back. */
export function Secret({
  text,
  label,
  note = 'Shown once. Copy it now.',
}: {
  text: string
  label: string
  note?: string
}) {
  return (
    <div>
      <div className="flex items-center gap-2">
        <input
          readOnly
          value={text}
          aria-label={label}
          className={`${controlStyle} h-8 flex-1 px-2.5 font-mono text-12 touch:h-touch`}
        />
        <CopyButton text={text} label={`Copy ${label.toLowerCase()}`} kind="plain" size="normal" />
      </div>
      <p className="mt-1.5 text-12 text-text-3">{note}</p>
    </div>
  )
}
