'use client'
import { changeImportSettings } from '@/lib/sources/actions'
import { type Caps, defaultCaps } from '@/lib/sources/read/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { useToast } from '../ui/toast'
import { useForm } from '../use-form'
import { capsOf, limitFields, limitsForm, shownLimit, usualLimit } from './limit-fields'

type Props = { projectId: string; caps: Caps; reason: string | undefined }

/** What one file may ask of the machine. */
export function LimitsCard({ projectId, caps, reason }: Props) {
  const toast = useToast()
  const { errors, failure, pending, submit } = useForm(limitsForm, async (typed) => {
    await unwrap(changeImportSettings(projectId, { caps: capsOf(limitsForm.parse(typed), caps) }))
    toast('Limits saved')
  })
  const usual = limitFields.every(({ name }) => caps[name] === defaultCaps[name])
  return (
    <form key={JSON.stringify(caps)} onSubmit={submit} noValidate>
      <Card title="Limits" meta="of one import; a file beyond them is refused with a sentence">
        <CardSection className="grid grid-cols-4 gap-4 max-lg:grid-cols-3 max-md:grid-cols-2 max-sm:grid-cols-1">
          {limitFields.map(({ name, label, hint }) => (
            <Field
              key={name}
              label={label}
              error={errors[name]}
              hint={[hint, usualLimit(name)].filter(Boolean).join('; ')}
            >
              <Input
                name={name}
                type="number"
                min={1}
                className="tabular-nums"
                defaultValue={shownLimit(caps, name)}
                readOnly={Boolean(reason)}
              />
            </Field>
          ))}
        </CardSection>
        {failure && <ErrorNote className="m-4">{failure}</ErrorNote>}
        <CardFooter>
          <p className="min-w-0 flex-1">{reason}</p>
          <Button
            disabledReason={reason ?? (usual ? 'They are the usual ones' : undefined)}
            onClick={() =>
              void unwrap(changeImportSettings(projectId, { caps: defaultCaps })).then(() => toast('The usual limits'))
            }
          >
            Usual limits
          </Button>
          <Button type="submit" kind="filled" pending={pending} disabledReason={reason}>
            Save the limits
          </Button>
        </CardFooter>
      </Card>
    </form>
  )
}
