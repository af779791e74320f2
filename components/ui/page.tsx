import clsx from 'clsx'
import type { ReactNode } from 'react'

/** The gutter and the width of a page. `header` spans both columns; `aside` stands right, and below under 1,100. */
export function Page({
  header,
  aside,
  wide = false,
  children,
}: {
  header?: ReactNode
  aside?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  return (
    <div className={clsx('mx-auto px-6 pt-5 pb-6 max-sm:px-3 max-sm:pt-4', !wide && 'max-w-[1368px]')}>
      {header}
      {aside ? (
        <div className="grid grid-cols-[minmax(0,1fr)_320px] items-start gap-4 max-lg:grid-cols-[minmax(0,1fr)]">
          <div className="flex min-w-0 flex-col gap-4">{children}</div>
          <aside className="flex min-w-0 flex-col gap-4">{aside}</aside>
        </div>
      ) : (
        <div className="flex min-w-0 flex-col gap-4">{children}</div>
      )}
    </div>
  )
}
