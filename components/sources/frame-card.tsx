'use client'
import { changeImportSettings } from '@/lib/sources/actions'
import { type Frame, frameShape } from '@/lib/sources/mapping/schema'
import { unwrap } from '../api'
import { Button } from '../ui/button'
import { Card, CardFooter, CardSection } from '../ui/card'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Textarea } from '../ui/textarea'
import { useToast } from '../ui/toast'
import { useForm } from '../use-form'

type Props = { projectId: string; frame: Frame; usual: Frame; reason: string | undefined }

/** How an unsafe prompt is put to a model so that it declines. */
export function FrameCard({ projectId, frame, usual, reason }: Props) {
  const toast = useToast()
  const { errors, failure, pending, submit } = useForm(frameShape, async (frame) => {
    await unwrap(changeImportSettings(projectId, { frame }))
    toast('Frame saved')
  })
  const isUsual = JSON.stringify(frame) === JSON.stringify(usual)
  return (
    <form key={JSON.stringify(frame)} onSubmit={submit} noValidate>
      <Card title="Safe prompts" meta="the frame that an unsafe prompt gets; safe ones pass as they are">
        <CardSection className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
          <Field
            label="With categories"
            error={errors.withCategories}
            hint="{{prompt}} and {{categories}} are filled in."
          >
            <Textarea name="withCategories" rows={9} defaultValue={frame.withCategories} readOnly={Boolean(reason)} />
          </Field>
          <Field label="Without categories" error={errors.withoutCategories} hint="{{prompt}} is filled in.">
            <Textarea
              name="withoutCategories"
              rows={9}
              defaultValue={frame.withoutCategories}
              readOnly={Boolean(reason)}
            />
          </Field>
        </CardSection>
        {failure && <ErrorNote className="m-4">{failure}</ErrorNote>}
        <CardFooter>
          <p className="min-w-0 flex-1">{reason ?? 'It holds for imports from now on.'}</p>
          <Button
            disabledReason={reason ?? (isUsual ? 'It is the usual one' : undefined)}
            onClick={() =>
              void unwrap(changeImportSettings(projectId, { frame: usual })).then(() => toast('The usual frame'))
            }
          >
            Usual frame
          </Button>
          <Button type="submit" pending={pending} disabledReason={reason}>
            Save the frame
          </Button>
        </CardFooter>
      </Card>
    </form>
  )
}
