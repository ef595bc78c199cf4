import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OpenTicket } from '../../contract/open-ticket.ts'
import type { TicketVerb, VerbInput } from '../../contract/tickets.ts'
import { useClient } from './client.ts'
import { failedWith } from './failure.ts'
import { keys } from './keys.ts'
import { serverNow } from './server-clock.ts'
import { type ActedRead, type TicketRead, withReading } from './ticket-read.ts'

export function useTicket(number: number | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: keys.ticket(number ?? 0),
    queryFn: async () => withReading(await client.ticket(number ?? 0), serverNow()),
    enabled: number !== undefined,
  })
}

export function useTimeline(number: number) {
  const client = useClient()
  return useQuery({ queryKey: keys.timeline(number), queryFn: () => client.timeline(number) })
}

export function usePlaces(number: number) {
  const client = useClient()
  return useQuery({ queryKey: keys.places(number), queryFn: () => client.places(number) })
}

/** One verb with its input and the version it was decided on. */
export type Act = {
  [Verb in TicketVerb]: {
    readonly verb: Verb
    readonly input: VerbInput<Verb>
    readonly ifVersion?: number | undefined
  }
}[TicketVerb]

/** Does a verb to a ticket and shows the ticket as it then stands, before any other news arrives. */
export function useAct(number: number) {
  const client = useClient()
  const cache = useQueryClient()
  const refresh = () =>
    Promise.all(
      [
        keys.timeline(number),
        keys.clocks(number),
        keys.places(number),
        keys.whys,
        keys.lines,
        keys.attention,
        keys.workspace,
        keys.helpLines,
        keys.concerns,
        keys.issueLists,
        keys.issueFiles,
      ].map((queryKey) => cache.invalidateQueries({ queryKey })),
    )
  return useMutation<ActedRead, unknown, Act>({
    mutationFn: async ({ verb, input, ifVersion }) =>
      withReading(await client.act(number, verb, input, { ifVersion }), serverNow()),
    onSuccess: (ticket) => {
      cache.setQueryData(keys.ticket(ticket.number), ticket)
      // What a split leaves behind is answered with the other part.
      if (ticket.number !== number) void cache.invalidateQueries({ queryKey: keys.ticket(number) })
      // Not awaited: the ticket is done; the screens around it follow.
      void refresh()
    },
    onError: async (error) => {
      if (!failedWith(error, 'stale_write')) return
      await cache.invalidateQueries({ queryKey: keys.ticket(number) })
      await cache.invalidateQueries({ queryKey: keys.timeline(number) })
    },
  })
}

export function useOpenTicket() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<TicketRead, unknown, OpenTicket>({
    mutationFn: async (input) => withReading(await client.open(input), serverNow()),
    onSuccess: (ticket) => {
      cache.setQueryData(keys.ticket(ticket.number), ticket)
      void cache.invalidateQueries({ queryKey: keys.lines })
    },
  })
}
