import { queryOptions } from '@tanstack/react-query'
import type { RunView } from '@/lib/runs/schema'
import type { SampleFilter } from '@/lib/samples/filter/schema'
import type { SavedView } from '@/lib/samples/views/schema'
import { api } from '../api'

export type Scope = { value: string; label: string; hint?: string; filter: SampleFilter }

const usual: Scope[] = [
  { value: 'all', label: 'All samples', filter: {} },
  { value: 'unjudged', label: 'No judge has seen', filter: { judged: false } },
  { value: 'new', label: 'New ones', filter: { state: ['new'] } },
  { value: 'accepted', label: 'Accepted ones', filter: { state: ['accepted'] } },
  { value: 'reviewed', label: 'Reviewed by people', filter: { reviewed: true } },
]
const bringing = ['import', 'generate', 'respond']

/** What a panel can be asked about: all, by state, a saved view, or what one run brought. */
export const scopesQuery = (projectId: string, dataset: string) =>
  queryOptions({
    queryKey: ['projects', projectId, 'panel-scopes', dataset],
    queryFn: async ({ signal }): Promise<Scope[]> => {
      const [views, runs] = await Promise.all([
        api<SavedView[]>(`/projects/${projectId}/views`, { dataset }, signal),
        api<RunView[]>(`/projects/${projectId}/runs`, { take: 100 }, signal),
      ])
      const brought = runs.filter((run) => run.datasetId === dataset && bringing.includes(run.kind)).slice(0, 10)
      return [
        ...usual,
        ...views.map(({ id, name, filter }) => ({ value: id, label: name, hint: 'saved view', filter })),
        ...brought.map(({ id, title, number }) => ({
          value: id,
          label: title,
          hint: `run ${number}`,
          filter: { run: [id] },
        })),
      ]
    },
    placeholderData: usual,
  })
