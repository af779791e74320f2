import type { FlowPart, FlowStage } from './flow-stage'

type Props = {
  stage: FlowStage
  base: number
  /** Where the stack before it ends, when that was built in two steps. */
  topBefore?: number
  /** The next stage stands on this one. */
  carries: boolean
  scale: number
}

/** The bar of a stage, 28 wide on the floor of 124, with dashed lines to the stage it stands on. */
export function FlowBar({ stage, base, topBefore, carries, scale }: Props) {
  const floor = 124
  const y = (value: number) => Math.round(floor - value * scale) + 0.5
  const all = [carries && stage.value, stage.onTop && base, stage.onTop && base + stage.value, topBefore]
  const levels = [...new Set(all.filter((level) => typeof level === 'number'))]
  return (
    <svg width="100%" height={floor} aria-hidden="true" className="absolute inset-0">
      {levels.map((level) => (
        <line
          key={level}
          x1="0"
          x2="100%"
          y1={y(level)}
          y2={y(level)}
          className="stroke-border-strong"
          strokeDasharray="3 2"
        />
      ))}
      {/* In a narrow column the bar is half as wide, so that every word has room. */}
      <g className="@max-[152px]:[transform:scaleX(0.5)]">
        {segments(stage).map(({ key, low, high, fill }, at, all) => {
          const height = Math.max(1, (high - low) * scale - (at < all.length - 1 ? 1 : 0))
          const bottom = floor - (base + low) * scale
          return at === all.length - 1 ? (
            <path key={key} d={topRounded(16, bottom - height, 28, height)} className={fill} />
          ) : (
            <rect key={key} x="16" y={bottom - height} width="28" height={height} className={fill} />
          )
        })}
      </g>
    </svg>
  )
}

const order = ['safe', 'caution', 'unsafe']
const fills: Record<string, string> = {
  safe: 'fill-safe',
  caution: 'fill-caution',
  unsafe: 'fill-unsafe',
  accent: 'fill-accent',
  grey: 'fill-border-control',
}

// Always in one order, so that a stack reads without colour; unreadable is no part of it.
function segments(stage: FlowStage) {
  const shown = stage.parts
    .filter(({ kind, value }) => kind && kind !== 'none' && value > 0)
    .sort((one, other) => place(one) - place(other))
  if (shown.length === 0)
    return stage.value > 0 ? [{ key: 'all', low: 0, high: stage.value, fill: fills[stage.tone ?? 'grey'] }] : []
  let low = 0
  return shown.map(({ key, value, kind }) => {
    const segment = { key, low, high: low + value, fill: fills[kind ?? 'grey'] }
    low += value
    return segment
  })
}

const place = ({ kind }: FlowPart) => order.indexOf(kind ?? '')

function topRounded(x: number, y: number, width: number, height: number) {
  const r = Math.min(2, height)
  return `M${x} ${y + height}V${y + r}q0-${r} ${r}-${r}h${width - 2 * r}q${r} 0 ${r} ${r}V${y + height}Z`
}
