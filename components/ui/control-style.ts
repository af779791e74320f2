/** The edge and ground shared by input, textarea and select. */
export const controlStyle =
  'w-full min-w-0 rounded-2 border border-border-control bg-surface-1 text-13 text-text-1 transition-[border-color] duration-press hover:border-text-3 aria-invalid:border-text-1 aria-disabled:border-border aria-disabled:bg-surface-2 aria-disabled:text-text-3 [&[readonly]]:bg-surface-0 focus-visible:outline-offset-0'
