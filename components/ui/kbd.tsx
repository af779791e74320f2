import clsx from 'clsx'

/** A key, or several: `keys="g r"` draws two, `keys="mod+k"` draws ⌘K. Hidden on touch. */
export function Kbd({
  keys,
  on = 'surface',
  size = 'small',
  className,
}: {
  keys: string
  on?: 'surface' | 'accent'
  size?: 'small' | 'large'
  className?: string
}) {
  return (
    <span className={clsx('inline-flex gap-0.75 touch:hidden', className)}>
      {keys.split(' ').map((key, at) => (
        <kbd
          // biome-ignore lint/suspicious/noArrayIndexKey: a sequence of keys never reorders
          key={at}
          className={clsx(
            'inline-grid place-items-center rounded-1 border border-b-2 px-1 font-mono font-medium leading-none',
            size === 'small' ? 'h-4.5 min-w-4.5 text-[11px]' : 'h-6 min-w-6 text-[13px]',
            on === 'accent' ? 'border-on-accent/45 text-on-accent' : 'border-border-strong bg-surface-1 text-text-2',
          )}
        >
          {keyName(key)}
        </kbd>
      ))}
    </span>
  )
}

const names: Record<string, string> = {
  mod: '⌘',
  shift: '⇧',
  ' ': 'Space',
  Space: 'Space',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

function keyName(key: string) {
  return key
    .split('+')
    .map((part, at, parts) => names[part] ?? (parts.length > 1 && at === parts.length - 1 ? part.toUpperCase() : part))
    .join('')
}
