import Link from 'next/link'
import type { ComponentPropsWithRef, ReactNode } from 'react'
import { type ButtonKind, type ButtonSize, buttonStyle } from './button-style'
import { Kbd } from './kbd'
import { Tooltip } from './tooltip'

type Common = Omit<ComponentPropsWithRef<typeof Link>, 'children'> & {
  kind?: ButtonKind
  size?: ButtonSize
  icon?: ReactNode
  keys?: string
}
type Props = Common &
  ({ iconOnly: true; label: string; children?: never } | { iconOnly?: false; label?: never; children: ReactNode })

/** Goes somewhere, looks like a button. */
export function LinkButton({ kind, size, icon, keys, iconOnly = false, label, children, className, ...rest }: Props) {
  const link = (
    <Link
      {...rest}
      aria-label={label ?? rest['aria-label']}
      className={buttonStyle({ kind, size, square: iconOnly, className })}
    >
      {icon}
      {children}
      {keys && !iconOnly && <Kbd keys={keys} on={kind === 'filled' ? 'accent' : 'surface'} className="-mr-1 ml-0.5" />}
    </Link>
  )
  return iconOnly ? (
    <Tooltip text={label} keys={keys}>
      {link}
    </Tooltip>
  ) : (
    link
  )
}
