import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { Page } from '@/components/ui/page'

export default function NotFoundInProject() {
  return (
    <Page>
      <EmptyState title="There is nothing here" action={<LinkButton href="/projects">All projects</LinkButton>}>
        What you looked for was archived, or never was in this project.
      </EmptyState>
    </Page>
  )
}
