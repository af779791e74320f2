import './globals.css'
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { OpenBar } from '@/components/prem/open-bar'
import { Providers } from '@/components/providers'
import { fonts } from '@/components/shell/fonts'
import { keptChoices } from '@/components/shell/kept-choices'
import { env } from '@/lib/env'

export const metadata: Metadata = {
  title: { default: 'Assay', template: '%s · Assay' },
  robots: { index: false },
  referrer: 'no-referrer',
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme } = await keptChoices()
  const nonce = (await headers()).get('x-assay-nonce') ?? undefined
  return (
    <html lang="en" className={fonts} data-theme={theme}>
      <head>
        <script src="/early-press.js" nonce={nonce} suppressHydrationWarning />
      </head>
      <body className={env.ASSAY_OPEN_API ? '[--bar:1.75rem]' : undefined}>
        {env.ASSAY_OPEN_API && <OpenBar />}
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
