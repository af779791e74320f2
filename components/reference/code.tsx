/** Text for machines, as it stands. */
export function Code({ label, children }: { label: string; children: string }) {
  return (
    <pre
      role="region"
      aria-label={label}
      className="max-h-[480px] overflow-auto rounded-2 bg-surface-2 p-3 font-mono text-12 leading-5"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {children}
    </pre>
  )
}
