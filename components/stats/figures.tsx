import type { Figure } from '@/lib/stats/schema'
import type { NumberKind } from '../ui/format-number'
import { Num } from '../ui/num'
import { TextLink } from '../ui/text-link'

export type NamedFigure = { key: string; name: string; why: string; figure: Figure; as?: NumberKind; href?: string }

/** A row of figures, each with what it means and what it was reckoned from. */
export function Figures({ figures }: { figures: readonly NamedFigure[] }) {
  return (
    <dl className="grid grid-cols-[repeat(auto-fit,minmax(150px,1fr))] border-b last:border-b-0">
      {figures.map(({ key, name, why, figure, as = 'score', href }) => (
        <div key={key} className="-mr-px -mb-px border-r border-b px-4 py-3">
          <dt className="text-12 text-text-2">{name}</dt>
          <dd>
            {href && figure.value ? (
              <TextLink href={href}>
                <span className="sr-only">{name}: </span>
                <Num value={figure.value} as={as} className="text-20" />
              </TextLink>
            ) : (
              <Num value={figure.value} as={as} reason={figure.reason ?? 'Not known'} className="text-20" />
            )}
            <span className="block text-12 text-text-3">
              {why},{' '}
              <span className="whitespace-nowrap">
                n = <Num value={figure.n} />
              </span>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
