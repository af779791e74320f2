import Link from 'next/link'
import { sumOf } from '@/lib/projects/rules'
import type { ProjectView } from '@/lib/projects/schema'
import { Chip } from '../ui/chip'
import { formatNumber } from '../ui/format-number'
import { PolarityBar } from './polarity-bar'

export function ProjectCard({ project }: { project: ProjectView }) {
  const total = sumOf(project.samples)
  return (
    <article className="relative flex flex-col gap-3 rounded-3 border bg-surface-1 p-4 hover:bg-surface-2">
      <header className="flex items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate text-14">
          <Link href={`/projects/${project.id}`} className="after:absolute after:inset-0">
            {project.name}
          </Link>
        </h2>
        {project.archivedAt ? (
          <Chip outlined>Archived</Chip>
        ) : (
          <span className="text-12 text-text-3">{project.role}</span>
        )}
      </header>
      <PolarityBar counts={project.samples} />
      <p className="flex gap-3 text-12 text-text-3">
        <span>
          <span className="text-text-1">{formatNumber(total)}</span> {total === 1 ? 'sample' : 'samples'}
        </span>
        <span>
          {project.datasets} {project.datasets === 1 ? 'dataset' : 'datasets'}
        </span>
        <span>
          {project.people} {project.people === 1 ? 'person' : 'people'}
        </span>
        <span className="ml-auto">{project.running > 0 ? `${project.running} running` : 'Nothing running'}</span>
      </p>
    </article>
  )
}
