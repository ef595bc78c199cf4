/** What could be handed off, what waits for whom, and how it went. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { HandOffReportQuery } from '../../contract/hand-offs.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'
import { serverNow } from './server-clock.ts'
import { withReading } from './ticket-read.ts'

/** The forms for the ticket as it stands in this version. */
export function useHandOffForms({ number, version }: { readonly number: number; readonly version: number }) {
  const client = useClient()
  return useQuery({
    queryKey: keys.handOffForms(number, version),
    queryFn: () => client.handOffForms(number),
    // What is typed stays when the window comes back into sight.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Tickets that wait for the reader: offered to them or their team, or sent back to them. */
export function useWaitingHandOffs() {
  const client = useClient()
  return useQuery({
    queryKey: keys.handOffs,
    queryFn: async () => {
      const { items } = await client.handOffs()
      return items.map((item) => withReading(item, serverNow()))
    },
  })
}

export function useHandOffReport(query: HandOffReportQuery) {
  const client = useClient()
  return useQuery({
    queryKey: keys.handOffReport(query),
    queryFn: () => client.handOffReport(query),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
