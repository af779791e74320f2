import type { ReactNode } from 'react'
import type { JudgeView } from '@/lib/judges/schema'
import { Checkbox } from '../ui/checkbox'

type Props = {
  legend: string
  judges: readonly JudgeView[]
  chosen: readonly string[]
  onChoose: (ids: string[]) => void
  className?: string
  /** What stands there when there is no judge. */
  children?: ReactNode
}

/** Some of the judges, by name. */
export function JudgeChoice({ legend, judges, chosen, onChoose, className = 'flex flex-col gap-2', children }: Props) {
  return (
    <fieldset className={className}>
      <legend className="mb-1.5 text-13 font-medium">{legend}</legend>
      {judges.length === 0 && children}
      {judges.map(({ id, name }) => (
        <Checkbox
          key={id}
          checked={chosen.includes(id)}
          onCheckedChange={(now) => onChoose(now ? [...chosen, id] : chosen.filter((other) => other !== id))}
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  )
}
