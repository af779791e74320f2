import { nextSteps } from '@/lib/projects/rules'
import type { OverviewView } from '@/lib/projects/schema'
import { Card } from '../ui/card'
import { LinkButton } from '../ui/link-button'

export function NextSteps({ projectId, overview, role }: { projectId: string; overview: OverviewView; role: string }) {
  const steps = nextSteps(projectId, overview, role)
  return (
    <Card title="What to do next">
      <ol>
        {steps.map(({ key, title, why, act, href }, index) => (
          <li key={key} className="flex items-start gap-3 border-b p-4 last:border-b-0">
            <span
              aria-hidden="true"
              className="grid size-5 flex-none place-items-center rounded-full border border-border-strong text-11 text-text-2"
            >
              {index + 1}
            </span>
            <div className="min-w-0 flex-1">
              <p className="font-medium">{title}</p>
              <p className="text-12 text-text-3">{why}</p>
            </div>
            <LinkButton href={href} size="small">
              {act}
            </LinkButton>
          </li>
        ))}
        {steps.length === 0 && <li className="p-4 text-text-2">Nothing waits for you here.</li>}
      </ol>
    </Card>
  )
}
