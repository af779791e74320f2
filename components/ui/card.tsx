import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A frame with a 44-px head; its sections are divided by hairlines. Never a card in a card. */
export function Card({
  title,
  meta,
  actions,
  children,
  as: Tag = 'section',
  metaBelow = false,
  className,
}: {
  title?: ReactNode
  meta?: ReactNode
  actions?: ReactNode
  children: ReactNode
  as?: 'section' | 'article' | 'form' | 'div'
  /** On a phone, where the head has no room for it. */
  metaBelow?: boolean
  className?: string
}) {
  const below = metaBelow && meta
  return (
    <Tag className={clsx('overflow-clip rounded-3 border bg-surface-1', className)}>
      {title && (
        <header
          className={clsx(
            'flex h-11 items-center gap-2 border-b px-4',
            below && 'max-sm:h-auto max-sm:min-h-11 max-sm:flex-wrap max-sm:gap-y-0 max-sm:pt-1.5',
          )}
        >
          <h2 className={clsx('max-w-3/4 flex-none truncate text-14', below && 'max-sm:flex-1 max-sm:basis-0')}>
            {title}
          </h2>
          {meta && (
            <span
              className={clsx(
                'min-w-0 truncate text-12 text-text-3',
                below && 'max-sm:order-last max-sm:basis-full max-sm:whitespace-normal max-sm:pb-2.5',
              )}
            >
              {meta}
            </span>
          )}
          {actions && <div className="ml-auto flex flex-none items-center gap-2 text-12 text-text-3">{actions}</div>}
        </header>
      )}
      {children}
    </Tag>
  )
}

/** A part of a card; the next one starts with a hairline. */
export function CardSection({
  title,
  meta,
  children,
  className,
}: {
  title?: ReactNode
  meta?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section className={clsx('border-b p-4 last:border-b-0', className)}>
      {title && (
        <h3 className="mb-2 flex items-baseline gap-2 text-13">
          {title}
          {meta && <span className="ml-auto text-12 font-normal text-text-3">{meta}</span>}
        </h3>
      )}
      {children}
    </section>
  )
}

/** The last line of a card: what a save would do, and its button. */
export function CardFooter({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <footer
      className={clsx(
        '-mt-px flex min-h-12 items-center gap-3 border-t bg-surface-0 px-4 py-2 text-12 text-text-3',
        className,
      )}
    >
      {children}
    </footer>
  )
}
