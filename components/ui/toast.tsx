'use client'
import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { createContext, type ReactNode, use, useMemo, useState } from 'react'
import { Button } from './button'

type Toast = { key: number; text: string; act?: { label: string; keys?: string; run: () => void } }
type Show = (text: string, act?: Toast['act']) => void

const ToastContext = createContext<Show>(() => {})

/** `const toast = useToast(); toast('3 samples rejected', { label: 'Undo', keys: 'z', run: undo })` */
export function useToast() {
  return use(ToastContext)
}

/** Errors are not toasts: they stay where they happened. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const show = useMemo(() => {
    let next = 0
    // At most two: a third pushes the oldest out.
    return ((text, act) => setToasts((shown) => [...shown.slice(-1), { key: next++, text, act }])) satisfies Show
  }, [])
  const drop = (key: number) => setToasts((shown) => shown.filter((toast) => toast.key !== key))
  return (
    <ToastContext value={show}>
      <Radix.Provider duration={8_000} label="Notice" swipeDirection="left">
        {children}
        {toasts.map((toast) => (
          <Note key={toast.key} text={toast.text} act={toast.act} onGone={() => drop(toast.key)} />
        ))}
        <Radix.Viewport
          label="Notices ({hotkey})"
          className="fixed bottom-10 left-4 z-60 flex w-[360px] max-w-[calc(100vw-24px)] flex-col gap-2 outline-none max-sm:bottom-[calc(64px+env(safe-area-inset-bottom))] max-sm:left-3"
        />
      </Radix.Provider>
    </ToastContext>
  )
}

function Note({ text, act, onGone }: Omit<Toast, 'key'> & { onGone: () => void }) {
  return (
    <Radix.Root
      onOpenChange={(open) => !open && onGone()}
      className="flex min-h-11 animate-appear items-center gap-2 rounded-4 border border-border-strong bg-surface-1 py-1.5 pr-1.5 pl-4 shadow-3"
    >
      <Radix.Description className="min-w-0 flex-1 text-13">{text}</Radix.Description>
      {act && (
        <Radix.Action asChild altText={act.label} onClick={act.run}>
          <Button kind="ghost" size="small" keys={act.keys} className="text-accent-text!">
            {act.label}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close asChild>
        <Button kind="ghost" size="small" iconOnly label="Close" icon={<X aria-hidden="true" />} />
      </Radix.Close>
    </Radix.Root>
  )
}
