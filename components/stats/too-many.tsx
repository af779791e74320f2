import { tooMany } from '@/lib/stats/behind/rules'

type Props = { among: readonly { key: string; name: string; keys?: string[] }[]; mark: 'bar' | 'column' }

/** Why nothing stands behind what is summed up from too many. */
export function TooMany({ among, mark }: Props) {
  const others = tooMany(among)
  if (!others) return null
  return (
    <p className="px-4 pb-3 text-12 text-text-3">
      {others.name} are more than can be looked for at once: their {mark} opens nothing.
    </p>
  )
}
