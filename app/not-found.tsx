import { PlainShell } from '@/components/shell/plain-shell'
import { LinkButton } from '@/components/ui/link-button'

export default function NotFound() {
  return (
    <PlainShell
      title="There is nothing here"
      lead="The page was moved or archived, or it belongs to a project you are not in."
    >
      <LinkButton href="/" kind="filled">
        Go to your projects
      </LinkButton>
    </PlainShell>
  )
}
