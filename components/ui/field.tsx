'use client'
import { type ReactNode, useId } from 'react'
import { FieldContext } from './field-context'

/** Label above, hint or error below. The control inside is wired by itself. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  required = false,
  children,
}: {
  label: ReactNode
  hint?: ReactNode
  error?: string | null
  optional?: boolean
  required?: boolean
  children: ReactNode
}) {
  const id = useId()
  const describedBy = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} id={`${id}-label`} className="flex w-fit items-baseline gap-2 text-13 font-medium">
        {label}
        {optional && <span className="text-12 font-normal text-text-3">optional</span>}
      </label>
      <FieldContext value={{ id, labelId: `${id}-label`, describedBy, invalid: Boolean(error), required }}>
        {children}
      </FieldContext>
      {error && (
        <p
          id={`${id}-error`}
          role="alert"
          className="flex items-start gap-1.5 border-l border-text-1 pl-2 text-12 text-text-1"
        >
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-12 text-text-3">
          {hint}
        </p>
      )}
    </div>
  )
}
