'use client'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { KeysProvider } from './shell/keys-provider'
import { ToastProvider } from './ui/toast'

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { staleTime: 10_000, retry: 1 } } }))
  return (
    <QueryClientProvider client={client}>
      <KeysProvider>
        <ToastProvider>{children}</ToastProvider>
      </KeysProvider>
    </QueryClientProvider>
  )
}
