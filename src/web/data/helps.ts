/** Help requests to engineering. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { HelpRateQuery, HelpRequestsQuery } from '../../contract/help.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'

/** What asking for help with a ticket takes, as it stands in this version. */
export function useTicketHelp({ number, version }: { readonly number: number; readonly version: number }) {
  const client = useClient()
  return useQuery({ queryKey: keys.ticketHelp(number, version), queryFn: () => client.ticketHelp(number) })
}

/** The open requests of a team, or of all of them; nothing is asked while it is not wanted. */
export function useHelpRequests(query: HelpRequestsQuery, wanted = true) {
  const client = useClient()
  return useQuery({
    queryKey: keys.helpLine(query),
    queryFn: () => client.helpRequests(query),
    placeholderData: keepPreviousData,
    enabled: wanted,
  })
}

export function useHelpRate(query: HelpRateQuery) {
  const client = useClient()
  return useQuery({
    queryKey: keys.helpRate(query),
    queryFn: () => client.helpRate(query),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
