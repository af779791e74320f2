import type { ReactNode } from 'react'
import { BottomBar } from './bottom-bar'
import { Header } from './header'
import { keptChoices } from './kept-choices'
import { KeysSheet } from './keys-sheet'
import { Palette } from './palette'
import { Rail } from './rail'
import { RoomKeys } from './room-keys'
import type { ShellProps } from './shell-types'

type Props = ShellProps & {
  /** The page's name where no room covers it. */
  title?: string
  homeHref?: string
  /** The server action that ends the session. */
  signOut?: () => Promise<void>
  children: ReactNode
}

/** The frame of every page behind sign-in. The caller decides which rooms exist. */
export async function Shell({ title = 'Assay', homeHref = '/projects', signOut, acts, children, ...place }: Props) {
  const { rail } = await keptChoices()
  return (
    <div className="flex h-[calc(100dvh-var(--bar,0px))]">
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-2 bg-accent px-3 py-1.5 text-on-accent focus:translate-y-0"
      >
        Skip to the page
      </a>
      <Rail {...place} kept={rail} homeHref={homeHref} />
      <div className="flex min-w-0 flex-1 flex-col">
        <Header {...place} title={title} signOut={signOut} />
        {/* Relative, so that what is only heard scrolls in here as well and makes the window no longer. */}
        <main id="main" tabIndex={-1} className="relative min-h-0 flex-1 overflow-y-auto">
          {children}
        </main>
        <BottomBar {...place} signOut={signOut} />
      </div>
      <Palette {...place} acts={acts} />
      <KeysSheet />
      <RoomKeys {...place} />
    </div>
  )
}
