'use client'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { GroupsAsked } from '@/lib/duplicates/rules'
import type { GroupPage } from '@/lib/duplicates/schema'
import { groupsQuery } from './duplicates-query'

/** The groups of one lane and filter, page after page as they come into sight. */
export function useGroups(projectId: string, dataset: string, asked: GroupsAsked, first: GroupPage | null) {
  const query = useInfiniteQuery({
    ...groupsQuery(projectId, dataset, asked),
    ...(first && { initialData: { pages: [first], pageParams: [null] } }),
  })
  const groups = query.data?.pages.flatMap((page) => page.groups) ?? []
  return {
    groups,
    total: query.data?.pages[0]?.total ?? null,
    pending: query.isPending,
    error: query.error,
    retry: query.refetch,
    more: () => query.hasNextPage && !query.isFetchingNextPage && void query.fetchNextPage(),
  }
}
export type GroupsState = ReturnType<typeof useGroups>
