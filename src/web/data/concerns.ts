/** Concerns along the escalation path. */
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** Those of a ticket as it stands in this version; nothing is asked while it is not wanted. */
export function useTicketConcerns(
  { number, version }: { readonly number: number; readonly version: number },
  wanted = true,
) {
  const client = useClient()
  return useQuery({
    queryKey: keys.ticketConcerns(number, version),
    queryFn: () => client.ticketConcerns(number),
    // Of the same ticket as it was a moment ago.
    placeholderData: (before, query) => (query?.queryKey[1] === number ? before : undefined),
    enabled: wanted,
  })
}

/** All that are open. */
export function useConcerns() {
  const client = useClient()
  return useQuery({
    queryKey: keys.openConcerns,
    queryFn: () => client.concerns(),
    placeholderData: keepPreviousData,
  })
}

/** Those that were decided or withdrawn, the last first, page by page. */
export function useEndedConcerns() {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: keys.endedConcerns,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.concerns({ state: 'ended', ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}
