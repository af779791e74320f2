'use client'
import { useQuery } from '@tanstack/react-query'
import { HeaderActions, HeaderState } from '../shell/header-slot'
import { DeskEmpty } from './desk-empty'
import { Desk } from './desk'
import { QueueMenu } from './queue-menu'
import { QueueNumbers } from './queue-numbers'
import type { ReviewProps } from './review-props'
import { progressQuery } from './review-query'
import { useDesk } from './use-desk'

/** The review desk of one queue, and its frame while it opens. */
export function ReviewScreen(props: ReviewProps) {
  const { projectId, queue, dataset } = props
  const { desk, outbox, askNow, goPastBudget } = useDesk(props)
  const { data: progress } = useQuery(progressQuery(projectId, queue.id))
  const menu = (
    <QueueMenu
      projectId={projectId}
      dataset={dataset.id}
      name={queue.name}
      current={queue.key?.split(':')[0] === 'corrections' ? 'corrections' : (queue.key ?? queue.id)}
    />
  )
  return (
    <div className="flex h-full min-h-0 flex-col">
      <h1 className="sr-only">Review: {queue.name}</h1>
      <HeaderState>{menu}</HeaderState>
      {desk && outbox ? (
        <Desk
          {...props}
          desk={desk}
          outbox={outbox}
          progress={progress}
          menu={menu}
          askNow={askNow}
          goPastBudget={goPastBudget}
        />
      ) : (
        <>
          <HeaderActions>
            <span className="text-12 text-text-2">
              {progress && (
                <QueueNumbers
                  done={progress.done}
                  left={progress.left}
                  atLeast={progress.leftAtLeast}
                  progress={progress}
                />
              )}
            </span>
          </HeaderActions>
          <DeskEmpty
            empty={null}
            failure={null}
            queuesHref=""
            decidedHere={0}
            onAgain={askNow}
            onPastBudget={goPastBudget}
          />
        </>
      )}
    </div>
  )
}
