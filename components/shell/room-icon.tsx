import {
  Activity,
  BookText,
  Box,
  Braces,
  ChartColumn,
  Copy,
  Download,
  LayoutDashboard,
  ListPlus,
  Scale,
  ScrollText,
  Settings2,
  Share2,
  SquareCheck,
  Table2,
  UserRound,
  Users,
} from 'lucide-react'
import type { IconName } from './shell-types'

const icons = {
  overview: LayoutDashboard,
  sources: Download,
  personas: UserRound,
  templates: Braces,
  generate: ListPlus,
  samples: Table2,
  duplicates: Copy,
  judges: Scale,
  review: SquareCheck,
  stats: ChartColumn,
  snapshots: Box,
  models: Share2,
  runs: Activity,
  policy: BookText,
  access: Users,
  settings: Settings2,
  audit: ScrollText,
} satisfies Record<IconName, typeof Box>

export function RoomIcon({ name, className }: { name: IconName; className?: string }) {
  const Icon = icons[name]
  return <Icon aria-hidden="true" className={className} />
}
