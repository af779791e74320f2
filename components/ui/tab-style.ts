export const tabBar = 'flex h-10 items-center gap-0.5 overflow-x-auto border-b px-3 max-sm:h-12'
export const tab =
  'focus-inside inline-flex h-7 flex-none items-center gap-1.5 whitespace-nowrap rounded-2 px-2.25 text-13 text-text-2 hover:text-text-1 touch:h-touch data-[state=active]:bg-surface-2 data-[state=active]:font-medium data-[state=active]:text-text-1 aria-[current=page]:bg-surface-2 aria-[current=page]:font-medium aria-[current=page]:text-text-1'
export const tabCount = 'text-12 font-normal text-text-3'
