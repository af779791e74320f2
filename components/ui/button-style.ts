import clsx from 'clsx'

export type ButtonKind = 'filled' | 'plain' | 'ghost'
export type ButtonSize = 'normal' | 'small'

export function buttonStyle({
  kind = 'plain',
  size = 'normal',
  square = false,
  disabled = false,
  className,
}: {
  kind?: ButtonKind
  size?: ButtonSize
  square?: boolean
  disabled?: boolean
  className?: string
}) {
  return clsx(
    'inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-2 border font-medium transition-[background-color,border-color,color] duration-press',
    // Under a finger: normal ones grow, small ones keep their look and widen their reach.
    size === 'small'
      ? 'relative h-7 text-12 touch:h-8 touch:after:absolute touch:after:-inset-x-1 touch:after:-inset-y-1.5'
      : 'h-8 text-13 touch:h-touch',
    square ? (size === 'small' ? 'w-7 touch:w-9' : 'w-8 touch:w-touch') : size === 'small' ? 'px-2.5' : 'px-3',
    disabled ? disabledLook[kind] : look[kind],
    className,
  )
}

const look: Record<ButtonKind, string> = {
  filled: 'border-transparent bg-accent text-on-accent shadow-1 hover:bg-accent-hover active:bg-accent-hover',
  plain: 'border-border-strong bg-surface-1 text-text-1 shadow-1 hover:bg-surface-2 data-[state=open]:bg-surface-2',
  ghost:
    'border-transparent text-text-2 hover:bg-surface-2 hover:text-text-1 data-[state=open]:bg-surface-2 data-[state=open]:text-text-1',
}
const disabledLook: Record<ButtonKind, string> = {
  filled: 'border-border bg-surface-2 text-text-3',
  plain: 'border-border bg-surface-2 text-text-3',
  ghost: 'border-transparent text-text-3',
}
