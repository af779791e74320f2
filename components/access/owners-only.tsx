import { EmptyState } from '@/components/ui/empty-state'

export function OwnersOnly({ what, role }: { what: string; role: string }) {
  return (
    <EmptyState title={`Owners see the ${what}`}>
      You are here as {role}. Ask one of its owners, listed under People, if you need one.
    </EmptyState>
  )
}
