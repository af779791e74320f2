import { Button } from '../ui/button'
import { CardSection } from '../ui/card'
import type { Like } from './drafts'

/** Says that what is added here is read as another source was. */
export function LikeNote({ like, onForget }: { like: Like; onForget: () => void }) {
  return (
    <CardSection>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-12 text-text-2">
        <p className="min-w-0 flex-1">
          Read as <bdi className="font-medium text-text-1">{like.name}</bdi> was, until you say otherwise below. Texts
          that are there already join the rows they repeat; to replace them, delete the earlier source with its samples.
        </p>
        <Button size="small" onClick={onForget}>
          Start afresh
        </Button>
      </div>
    </CardSection>
  )
}
