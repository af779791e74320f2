'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { z } from 'zod'
import { KeysProvider } from './shell/keys-provider'
import { ToastProvider } from './ui/toast'

// Our pages forbid making code out of text, and zod need not try.
if (typeof window !== 'undefined') z.config({ jitless: true })

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: 1 } } }))
  // From here on the page answers; what was pressed before is pressed now (public/early-press.js).
  useEffect(() => void window.dispatchEvent(new Event('assay:ready')), [])
  return (
    <QueryClientProvider client={client}>
      <KeysProvider>
        <ToastProvider>{children}</ToastProvider>
      </KeysProvider>
    </QueryClientProvider>
  )
}
