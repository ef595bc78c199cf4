import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OpenTicket, TicketDetail, TicketVerb, VerbInput } from '../../contract/tickets.ts'
import { useClient } from './client.ts'
import { failedWith } from './failure.ts'
import { keys } from './keys.ts'

export function useTicket(number: number | undefined) {
  const client = useClient()
  return useQuery({
    queryKey: keys.ticket(number ?? 0),
    queryFn: () => client.ticket(number ?? 0),
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
      [keys.timeline(number), keys.places(number), keys.whys, keys.lines, keys.workspace].map((queryKey) =>
        cache.invalidateQueries({ queryKey }),
      ),
    )
  return useMutation<TicketDetail, unknown, Act>({
    mutationFn: ({ verb, input, ifVersion }) => client.act(number, verb, input, { ifVersion }),
    onSuccess: (ticket) => {
      cache.setQueryData(keys.ticket(number), ticket)
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
  return useMutation<TicketDetail, unknown, OpenTicket>({
    mutationFn: (input) => client.open(input),
    onSuccess: (ticket) => {
      cache.setQueryData(keys.ticket(ticket.number), ticket)
      void cache.invalidateQueries({ queryKey: keys.lines })
    },
  })
}
