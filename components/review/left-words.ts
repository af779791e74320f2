import type { QueueSummary } from '@/lib/review/queue/schema'
import { formatNumber } from '../ui/format-number'

export const leftWords = ({ left, leftAtLeast }: Pick<QueueSummary, 'left' | 'leftAtLeast'>) =>
  left === 0 && !leftAtLeast ? 'nothing left' : `${leftAtLeast ? 'over ' : ''}${formatNumber(left)} left`
