import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

export function Section({ title, meta, children }: { title: string; meta?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-b px-4 pt-3.5 pb-4">
      <h2 className="mb-2 flex items-baseline text-13">
        {title}
        {meta && <span className="ml-auto text-12 font-normal text-text-3">{meta}</span>}
      </h2>
      {children}
    </section>
  )
}

export function Fold({ title, meta, children }: { title: string; meta: ReactNode; children?: ReactNode }) {
  const line = 'flex h-10 list-none items-center gap-1.5 px-4'
  const words = (
    <>
      <ChevronRight aria-hidden="true" className="size-3.5 text-text-3 group-open:rotate-90" />
      <h2 className="text-13 font-medium">{title}</h2>
      <span className="ml-auto max-w-40 truncate text-12 text-text-3">{meta}</span>
    </>
  )
  if (!children) return <div className={`${line} border-b`}>{words}</div>
  return (
    <details className="group border-b">
      <summary className={`${line} focus-inside`}>{words}</summary>
      <div className="px-4 pb-3">{children}</div>
    </details>
  )
}
