import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Switch } from '@/components/ui/switch'

type Begin = { priceIn: number | null; priceOut: number | null; jsonSchema: boolean }

export function ModelFields({ begin, errors }: { begin: Begin; errors: Partial<Record<string, string>> }) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Field label="$ per million tokens in" error={errors.priceIn}>
          <Input name="priceIn" inputMode="decimal" defaultValue={begin.priceIn ?? ''} />
        </Field>
        <Field label="$ per million tokens out" error={errors.priceOut}>
          <Input name="priceOut" inputMode="decimal" defaultValue={begin.priceOut ?? ''} />
        </Field>
      </div>
      <p className="text-12 text-text-3">
        Where a price is filled in, it is what we knew when this version was made. Check it against the provider’s list.
      </p>
      <Switch
        name="jsonSchema"
        defaultChecked={begin.jsonSchema}
        hint="Otherwise the shape is asked for in words, and checked all the same."
      >
        It keeps to a JSON schema
      </Switch>
    </>
  )
}
