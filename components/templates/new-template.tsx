'use client'
import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { createTemplate } from '@/lib/templates/actions'
import { kinds } from '@/lib/templates/rules'
import { createTemplateInput, type TemplateBody, type TemplateKind } from '@/lib/templates/schema'
import { unwrap } from '../api'
import { useKeys } from '../shell/keys-provider'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { ErrorNote } from '../ui/error-note'
import { Field } from '../ui/field'
import { Input } from '../ui/input'
import { Select } from '../ui/select'
import { useForm } from '../use-form'

type Props = { projectId: string; mayCurate: boolean; starts: { kind: TemplateKind; body: TemplateBody }[] }

/** Begins as the built-in template of its kind does, and is edited from there. */
export function NewTemplate({ projectId, mayCurate, starts }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [kind, setKind] = useState<TemplateKind>('content')
  const reason = mayCurate ? undefined : 'Curators and owners write templates'
  const form = useForm(createTemplateInput, async (input) => {
    const { id } = await unwrap(createTemplate(projectId, input))
    router.push(`/projects/${projectId}/templates/${id}`)
  })
  useKeys('Templates', [{ keys: 'n', label: 'New template', run: () => mayCurate && setOpen(true) }])
  const body = starts.find((start) => start.kind === kind)?.body
  return (
    <Dialog
      title="New template"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="filled" icon={<Plus aria-hidden="true" />} keys="n" disabledReason={reason}>
          New template
        </Button>
      }
    >
      <form className="flex flex-col gap-4" onSubmit={(event) => form.submit(event, { kind, body })}>
        <Field label="Name" error={form.errors.name} required>
          <Input name="name" placeholder="Forum post" />
        </Field>
        <Field label="What it writes" hint={kinds[kind].about}>
          <Select
            value={kind}
            onValueChange={(value) => setKind(value as TemplateKind)}
            options={Object.entries(kinds).map(([value, { name }]) => ({ value, label: name }))}
          />
        </Field>
        {form.failure && <ErrorNote>{form.failure}</ErrorNote>}
        <div className="flex justify-end">
          <Button kind="filled" type="submit" pending={form.pending}>
            Create template
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
