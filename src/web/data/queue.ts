import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { QueuePage, QueueQuery } from '../../contract/queue.ts'
import type { ActedTicket } from '../../contract/tickets.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'
import { learnServerTime, serverNow } from './server-clock.ts'
import { type RowRead, type TicketRead, withReading } from './ticket-read.ts'

/** A first page for the first paint; then large ones, for whoever scrolls far. */
const FIRST_PAGE = 50
const NEXT_PAGES = 200

/** A page, and what was asked for: while another line loads, the one before is still on screen. */
interface PageRead {
  readonly page: Omit<QueuePage, 'items'> & { readonly items: readonly RowRead[] }
  readonly query: QueueQuery
}

export interface Line extends Pick<QueuePage, 'scope' | 'mode' | 'total' | 'totalIsExact'> {
  readonly query: QueueQuery
  readonly rows: readonly RowRead[]
}

/** Pages as one list. A row that moved between two reads is in both pages; the earlier one is newer. */
function lineOf(reads: readonly PageRead[]): Line | undefined {
  const [first] = reads
  if (!first) return undefined
  const seen = new Set<number>()
  const rows = reads.flatMap(({ page }) =>
    page.items.filter(({ number }) => {
      if (seen.has(number)) return false
      seen.add(number)
      return true
    }),
  )
  const { scope, mode, total, totalIsExact } = first.page
  return { query: first.query, scope, mode, total, totalIsExact, rows }
}

export function useLine(query: QueueQuery) {
  const client = useClient()
  return useInfiniteQuery({
    queryKey: keys.line(query),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const limit = pageParam === undefined ? FIRST_PAGE : NEXT_PAGES
      const page = await client.queue({ ...query, limit, cursor: pageParam })
      learnServerTime(page.asOf)
      const readAt = Date.parse(page.asOf)
      return { page: { ...page, items: page.items.map((row) => withReading(row, readAt)) }, query }
    },
    getNextPageParam: ({ page }) => page.nextCursor ?? undefined,
    select: ({ pages }) => lineOf(pages),
    placeholderData: keepPreviousData,
  })
}

/** Why a ticket stands where it stands; nothing is asked while there is no number. */
export function useWhy(number: number | undefined, scope?: string) {
  const client = useClient()
  return useQuery({
    queryKey: keys.why(number ?? 0, scope),
    queryFn: () => client.why(number ?? 0, scope),
    enabled: number !== undefined,
    placeholderData: (before) => (before?.number === number ? before : undefined),
  })
}

/** Takes the first waiting ticket of a team under a lease. */
export function useNext() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<TicketRead & Pick<ActedTicket, 'notice'>, unknown, string>({
    mutationFn: async (scope) => {
      const { notice, ...ticket } = await client.next({ scope })
      return { ...withReading(ticket, serverNow()), notice }
    },
    onSuccess: ({ notice: _, ...ticket }) => {
      cache.setQueryData(keys.ticket(ticket.number), ticket)
      return cache.invalidateQueries({ queryKey: keys.lines })
    },
  })
}

/** Fewest letters the server searches for. */
export const SEARCH_FROM = 2
/** Most results it is asked for. */
export const SEARCH_TO = 12

export function useSearch(q: string) {
  const client = useClient()
  const wanted = q.trim()
  return useQuery({
    queryKey: keys.search(wanted),
    queryFn: () => client.search(wanted, SEARCH_TO),
    enabled: wanted.length >= SEARCH_FROM,
    placeholderData: keepPreviousData,
  })
}
