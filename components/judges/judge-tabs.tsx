import { TabLinks } from '../ui/tab-links'

export const judgeViews = ['judges', 'agreement', 'consensus', 'trust'] as const
export type JudgeTab = (typeof judgeViews)[number]

const words: Record<JudgeTab, string> = {
  judges: 'Judges',
  agreement: 'Agreement',
  consensus: 'Consensus',
  trust: 'Which judge to use',
}

export function JudgeTabs({ projectId, dataset, current }: { projectId: string; dataset: string; current: JudgeTab }) {
  const links = judgeViews.map((view) => ({
    href: `/projects/${projectId}/judges?${new URLSearchParams({ dataset, ...(view !== 'judges' && { view }) })}`,
    label: words[view],
    current: view === current,
  }))
  return <TabLinks label="Views of judges" links={links} />
}
