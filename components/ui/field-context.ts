'use client'
import { createContext, use } from 'react'

type FieldState = { id: string; labelId: string; describedBy: string | undefined; invalid: boolean; required: boolean }

export const FieldContext = createContext<FieldState | null>(null)

/** What a control inside a Field spreads on itself. */
export function useFieldProps(own: { id?: string; required?: boolean }) {
  const field = use(FieldContext)
  return {
    id: own.id ?? field?.id,
    required: own.required ?? field?.required,
    'aria-describedby': field?.describedBy,
    'aria-invalid': field?.invalid || undefined,
  }
}

export function useFieldLabel() {
  return use(FieldContext)?.labelId
}
