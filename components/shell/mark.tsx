/** The mark: what is tested, and the point it is tested at. */
export function Mark({ className = 'size-5' }: { className?: string }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className={`flex-none ${className}`}>
      <path
        d="M10 1.5 18.5 10 10 18.5 1.5 10Z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle cx="10" cy="10" r="3" className="fill-accent" />
    </svg>
  )
}
