import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { FlaggedHoldsQuery } from '../../contract/clocks.ts'
import type { AttainmentQuery, AttainmentTicketsQuery } from '../../contract/reports.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** Counts over everything that ever happened are not counted anew on every change, only when somebody asks. */
const ASKED_FOR = { staleTime: 60_000 }

export function useAttainment(query: AttainmentQuery) {
  const client = useClient()
  return useQuery({
    queryKey: keys.attainment(query),
    queryFn: () => client.attainment(query),
    placeholderData: keepPreviousData,
    ...ASKED_FOR,
  })
}

/** The promises behind a count, page by page. */
export function usePromises(query: AttainmentTicketsQuery) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: keys.promises(query),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => client.breaches({ ...query, cursor: pageParam }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    ...ASKED_FOR,
  })
}

export function useFlaggedHolds(query: FlaggedHoldsQuery) {
  const client = useClient()
  return useQuery({
    queryKey: keys.flaggedHolds(query),
    queryFn: () => client.flaggedHolds(query),
    placeholderData: keepPreviousData,
    ...ASKED_FOR,
  })
}

export function useForecastReport() {
  const client = useClient()
  return useQuery({ queryKey: keys.forecast, queryFn: client.forecastReport, ...ASKED_FOR })
}
