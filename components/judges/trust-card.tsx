import { human } from '@/lib/judges/ballots/rules'
import type { AgreementView, PairView } from '@/lib/judges/trust/schema'
import { IntervalRows } from '../charts/interval-rows'
import { Card } from '../ui/card'
import { formatNumber } from '../ui/format-number'
import { TextLink } from '../ui/text-link'

type Props = { projectId: string; dataset: string; agreement: AgreementView }

/** How far judges say what people say; before anybody has decided, how far they say the same. */
export function TrustCard({ projectId, dataset, agreement: { pairs } }: Props) {
  const withPeople = pairs.filter(({ second }) => second.id === human)
  const shown = withPeople.length > 0 ? withPeople : pairs
  const room = `/projects/${projectId}/judges?view=agreement&dataset=${dataset}`
  if (shown.length === 0) return null
  return (
    <Card
      title={withPeople.length > 0 ? 'Judges against people' : 'Judges against each other'}
      meta="agreement beyond chance, 95 % interval"
      actions={<TextLink href={room}>Who said what</TextLink>}
    >
      <IntervalRows
        caption="Agreement beyond chance"
        from={-0.2}
        to={1}
        rows={shown.slice(0, 8).map((pair) => {
          const { kappa, agreement } = pair.figures
          return {
            key: `${pair.first.id} ${pair.second.id}`,
            label: withPeople.length > 0 ? pair.first.name : `${pair.first.name} × ${pair.second.name}`,
            estimate: kappa.value,
            low: kappa.interval?.low ?? kappa.value ?? 0,
            high: kappa.interval?.high ?? kappa.value ?? 0,
            ...(kappa.reason && { reason: kappa.reason }),
            href: room,
            cells: [withPeople.length > 0 ? missed(pair) : sameOf(agreement.value), `n ${formatNumber(kappa.n)}`],
          }
        })}
      />
    </Card>
  )
}

const sameOf = (share: number | null) => (share === null ? '–' : `${formatNumber(share, 'percent')} the same`)

/** Of what people call unsafe, the share that the judge calls safe. */
function missed({ classes, cells }: PairView) {
  const [safe, unsafe] = [
    classes.findIndex(({ key }) => key === 'safe'),
    classes.findIndex(({ key }) => key === 'unsafe'),
  ]
  const whole = cells.reduce((sum, row) => sum + (row[unsafe]?.count ?? 0), 0)
  return whole > 0 ? `${formatNumber((cells[safe]?.[unsafe]?.count ?? 0) / whole, 'percent')} missed` : '–'
}
