import clsx from 'clsx'

/** Initials in a ring. Without `label` it is decoration beside a written name. */
export function Avatar({ name, label, className }: { name: string; label?: string; className?: string }) {
  const look = clsx(
    'grid size-6 flex-none place-items-center rounded-full bg-surface-2 text-[10px] font-semibold leading-none text-text-2 inset-ring inset-ring-border-strong',
    className,
  )
  if (!label)
    return (
      <span aria-hidden="true" className={look}>
        {initials(name)}
      </span>
    )
  return (
    <span role="img" aria-label={label} className={look}>
      {initials(name)}
    </span>
  )
}

function initials(name: string) {
  const words = name
    .trim()
    .split(/[\s@._-]+/)
    .filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map((word) => [...(word ?? '?')][0]?.toUpperCase()).join('')
}
