import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button'
import { LinkButton } from './link-button'

/** Keyset pages: newer and older, each in its place even when there is none. */
export function Pagination({
  newerHref,
  olderHref,
  children,
  newer = 'Newer',
  older = 'Older',
}: {
  newerHref: string | null
  olderHref: string | null
  children?: ReactNode
  newer?: string
  older?: string
}) {
  const steps = [
    { href: newerHref, label: newer, icon: <ArrowLeft aria-hidden="true" />, none: 'These are the newest' },
    { href: olderHref, label: older, icon: <ArrowRight aria-hidden="true" />, none: 'These are the oldest' },
  ]
  return (
    <nav aria-label="Pages" className="flex min-h-11 items-center gap-2 border-t px-4 text-12 text-text-3">
      <span className="mr-auto">{children}</span>
      {steps.map((step) =>
        step.href ? (
          <LinkButton key={step.label} href={step.href} size="small" icon={step.icon}>
            {step.label}
          </LinkButton>
        ) : (
          <Button key={step.label} size="small" icon={step.icon} disabledReason={step.none}>
            {step.label}
          </Button>
        ),
      )}
    </nav>
  )
}
