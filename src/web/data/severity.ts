import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { PriorityChangesQuery } from '../../contract/reports.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** The written criteria that are in force for a ticket as it stood at `version`. */
export function useTicketLadder({ number, version }: { readonly number: number; readonly version: number }) {
  const client = useClient()
  return useQuery({
    queryKey: keys.ladder(number, version),
    queryFn: () => client.severityLadder(number),
    staleTime: 60_000,
  })
}

export function usePriorityChanges(query: PriorityChangesQuery) {
  const client = useClient()
  return useQuery({
    queryKey: keys.priorityChanges(query),
    queryFn: () => client.priorityChanges(query),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
