import { type Variable, variables } from '@/lib/templates/rules'

/** What a prompt may be filled in with; pressing one writes it where the cursor is. */
export function VariableChips({
  names,
  insert,
  readOnly,
}: {
  names: Variable[]
  insert: (name: string) => void
  readOnly: boolean
}) {
  return (
    <div role="group" aria-label="Variables" className="flex flex-wrap gap-1">
      {names.map((name) => (
        <button
          key={name}
          type="button"
          title={variables[name]}
          aria-disabled={readOnly || undefined}
          onClick={() => insert(name)}
          className="rounded-1 bg-surface-2 px-1.5 py-0.5 font-mono text-11 text-text-2 hover:text-text-1 touch:min-h-8"
        >
          {name}
        </button>
      ))}
    </div>
  )
}
