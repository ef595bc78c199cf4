/** Concerns along the escalation path. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
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
    queryKey: keys.concerns,
    queryFn: () => client.concerns(),
    placeholderData: keepPreviousData,
  })
}
