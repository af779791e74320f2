import { PolarityShape } from '../ui/polarity-shape'

/** On every screen for as long as calls without a key are accepted. */
export function OpenBar() {
  return (
    <aside
      aria-label="Warning"
      className="flex h-7 items-center gap-2 truncate border-b border-caution-line bg-caution-subtle px-3 text-12 text-caution-text"
    >
      <PolarityShape kind="caution" />
      <span className="truncate">
        Open: programs on this machine need no key at the addresses of Prem’s scripts. Start without ASSAY_OPEN_API to
        close it.
      </span>
    </aside>
  )
}
