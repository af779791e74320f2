import { Checkbox } from '../ui/checkbox'

type Props<Value extends string> = {
  legend: string
  options: readonly Value[]
  chosen: readonly Value[]
  onChosen: (chosen: Value[]) => void
  wordOf: (value: Value) => string
}

/** Some of a few, in the order of the list. */
export function Choices<Value extends string>({ legend, options, chosen, onChosen, wordOf }: Props<Value>) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-13 font-medium">{legend}</legend>
      <div className="grid grid-cols-3 gap-x-3 gap-y-1 max-sm:grid-cols-2">
        {options.map((option) => (
          <Checkbox
            key={option}
            checked={chosen.includes(option)}
            onCheckedChange={(on) => onChosen(options.filter((each) => (each === option ? on : chosen.includes(each))))}
          >
            {wordOf(option)}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
