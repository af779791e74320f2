const shownAtMost = 160

/** A text as it is, or of a long one the beginning, with a way to see all. */
export function LongText({ text }: { text: string }) {
  if (text.length <= shownAtMost) return text
  return (
    <details className="group inline">
      <summary className="inline cursor-pointer list-none rounded-1 [&::-webkit-details-marker]:hidden">
        <span className="group-open:hidden">{text.slice(0, shownAtMost).trimEnd()}… </span>
        <span className="text-accent-text group-open:hidden">Show all</span>
        <span className="hidden text-accent-text group-open:inline">Show less</span>
      </summary>
      <span className="block whitespace-pre-wrap">{text}</span>
    </details>
  )
}
