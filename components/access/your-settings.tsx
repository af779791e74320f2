import { ThemeChoice } from '@/components/shell/theme'
import { Card, CardSection } from '@/components/ui/card'
import type { MeView } from '@/lib/access/describe-me'
import { NameForm } from './name-form'
import { PasswordForm } from './password-form'

export function YourSettings({ me }: { me: MeView }) {
  return (
    <>
      <Card title="You">
        <NameForm name={me.name} email={me.email} />
      </Card>
      <Card title="Password">
        <PasswordForm hasPassword={me.hasPassword} />
      </Card>
      <Card title="Theme">
        <CardSection>
          <ThemeChoice />
        </CardSection>
      </Card>
    </>
  )
}
