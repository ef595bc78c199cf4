/** Tickets like a text, and adding an account to one of them. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useClient } from './client.ts'
import { keys } from './keys.ts'
import { serverNow } from './server-clock.ts'
import { type ActedRead, withReading } from './ticket-read.ts'

/** Shorter subjects say nothing. */
const LEAST = 3

export interface AskedText {
  readonly subject: string
  readonly body: string
  /** Slug of the account that asks. */
  readonly account: string | undefined
  /** Number of a ticket to leave out. */
  readonly except?: number | undefined
}

const isEnough = ({ subject }: AskedText): boolean => subject.trim().length >= LEAST

/** The tickets like a text; those of the text before stay until others are there. */
export function useSimilar(asked: AskedText) {
  const client = useClient()
  const { account = null, except = null } = asked
  const [subject, body] = [asked.subject.trim().slice(0, 300), asked.body.trim().slice(0, 100_000)]
  return useQuery({
    queryKey: keys.similar(subject, body, account, except),
    queryFn: () => client.similar({ subject, body, account, except }),
    enabled: isEnough(asked),
    placeholderData: (before) => (isEnough(asked) ? before : undefined),
    staleTime: 30_000,
  })
}

/** Adds an account to a ticket that asks the same. */
export function useJoin() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<ActedRead, unknown, { readonly number: number; readonly account: string }>({
    mutationFn: async ({ number, account }) =>
      withReading(await client.act(number, 'affects', { account }), serverNow()),
    onSuccess: (ticket) => {
      cache.setQueryData(keys.ticket(ticket.number), ticket)
      void cache.invalidateQueries({ queryKey: keys.timeline(ticket.number) })
      void cache.invalidateQueries({ queryKey: keys.similars })
    },
  })
}
