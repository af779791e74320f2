'use client'
import { Button } from '@/components/ui/button'
import { CardFooter, CardSection } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useToast } from '@/components/ui/toast'
import { renameMe } from '@/lib/access/actions'
import { renameMeInput } from '@/lib/access/schema'
import { unwrap } from '../api'
import { useForm } from '../use-form'

export function NameForm({ name, email }: { name: string; email: string }) {
  const toast = useToast()
  const { errors, failure, pending, submit } = useForm(renameMeInput, async (input) => {
    const saved = await unwrap(renameMe({ name: input.name }))
    toast(`Your name is ${saved.name} now`)
  })
  return (
    <form onSubmit={submit} noValidate>
      <CardSection className="border-b-0">
        <div className="flex max-w-96 flex-col gap-4">
          <Field label="Name" error={errors.name} hint="As others see it beside what you decided.">
            <Input name="name" autoComplete="name" defaultValue={name} />
          </Field>
          <p className="text-12 text-text-3">You sign in as {email}.</p>
          {failure && <ErrorNote>{failure}</ErrorNote>}
        </div>
      </CardSection>
      <CardFooter>
        <Button type="submit" pending={pending} className="ml-auto">
          Save name
        </Button>
      </CardFooter>
    </form>
  )
}
