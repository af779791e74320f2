'use client'
import { type FormEvent, useState, useTransition } from 'react'
import type { z } from 'zod'

type Errors = Partial<Record<string, string>>

/** A form whose errors stand under their fields. What the server refuses stands beside the button: `failure`. */
export function useForm<S extends z.ZodType>(schema: S, send: (input: z.input<S>) => Promise<void>) {
  const [errors, setErrors] = useState<Errors>({})
  const [failure, setFailure] = useState<string | null>(null)
  const [pending, start] = useTransition()

  function submit(event: FormEvent<HTMLFormElement>, more: object = {}) {
    event.preventDefault()
    const form = event.currentTarget
    const given = { ...Object.fromEntries(new FormData(form)), ...more }
    const parsed = schema.safeParse(given)
    setFailure(null)
    setErrors(parsed.success ? {} : firstOfEach(parsed.error))
    if (!parsed.success) return focusFirst(form, parsed.error)
    start(async () => {
      try {
        await send(given as z.input<S>)
      } catch (thrown) {
        setFailure(thrown instanceof Error ? thrown.message : 'It did not work')
      }
    })
  }
  return { errors, failure, pending, submit }
}

function firstOfEach({ issues }: z.ZodError): Errors {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0]), message]))
}

function focusFirst(form: HTMLFormElement, { issues }: z.ZodError) {
  const wrong = form.elements.namedItem(String(issues[0]?.path[0]))
  if (wrong instanceof HTMLElement) wrong.focus()
}
