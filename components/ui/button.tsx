'use client'
import clsx from 'clsx'
import { type ComponentPropsWithRef, type MouseEvent, type ReactNode, useId } from 'react'
import { type ButtonKind, type ButtonSize, buttonStyle } from './button-style'
import { Kbd } from './kbd'
import { Tooltip } from './tooltip'

type Common = Omit<ComponentPropsWithRef<'button'>, 'disabled'> & {
  kind?: ButtonKind
  size?: ButtonSize
  icon?: ReactNode
  /** Written on the button itself. */
  keys?: string
  /** Same width, same place; the words say what is being done. */
  pending?: boolean
  /** Keeps its place and the focus, does nothing, and says why. */
  disabledReason?: string | null | false
}
type Props = Common &
  ({ iconOnly: true; label: string; children?: never } | { iconOnly?: false; label?: never; children: ReactNode })

export function Button({
  kind,
  size,
  icon,
  keys,
  pending = false,
  disabledReason,
  iconOnly = false,
  label,
  children,
  className,
  type = 'button',
  onClick,
  ...rest
}: Props) {
  const reasonId = useId()
  const still = Boolean(disabledReason) || pending
  const press = (event: MouseEvent<HTMLButtonElement>) => (still ? event.preventDefault() : onClick?.(event))
  const button = (
    <button
      {...rest}
      type={type}
      onClick={press}
      aria-disabled={still || undefined}
      aria-busy={pending || undefined}
      aria-label={label ?? rest['aria-label']}
      aria-describedby={disabledReason ? reasonId : rest['aria-describedby']}
      className={buttonStyle({
        kind,
        size,
        square: iconOnly,
        disabled: Boolean(disabledReason),
        className: clsx(pending && !icon && 'relative', className),
      })}
    >
      {pending && icon ? (
        <span className="relative inline-flex">
          <span className="invisible inline-flex">{icon}</span>
          <Dots className="absolute top-1/2 left-1/2 size-4 -translate-1/2" />
        </span>
      ) : (
        icon
      )}
      {children}
      {pending && !icon && <Dots className="absolute -bottom-0.5 left-1/2 size-3 -translate-x-1/2 animate-late" />}
      {keys && !iconOnly && (
        <Kbd keys={keys} on={kind === 'filled' && !disabledReason ? 'accent' : 'surface'} className="-mr-1 ml-0.5" />
      )}
    </button>
  )
  const reason = disabledReason && (
    <span id={reasonId} hidden>
      {disabledReason}
    </span>
  )
  if (!iconOnly && !disabledReason) return button
  return (
    <>
      <Tooltip text={disabledReason || label} keys={disabledReason ? undefined : keys}>
        {button}
      </Tooltip>
      {reason}
    </>
  )
}

// Three still dots in the icon's place, or where there is none under the words, when it takes a while: nothing turns, nothing moves.
function Dots({ className }: { className: string }) {
  return (
    <svg viewBox="0 0 16 16" className={`flex-none ${className}`} aria-hidden="true" fill="currentColor">
      <circle cx="3" cy="8" r="1.4" />
      <circle cx="8" cy="8" r="1.4" />
      <circle cx="13" cy="8" r="1.4" />
    </svg>
  )
}
