import { SetPasswordView } from '@/components/access/set-password-view'
import { PlainShell } from '@/components/shell/plain-shell'

export const metadata = { title: 'New password' }

export default function PasswordPage() {
  return (
    <PlainShell title="New password">
      <SetPasswordView />
    </PlainShell>
  )
}
