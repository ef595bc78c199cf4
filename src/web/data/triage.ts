/** The triage inbox and its counts. */
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { TriagePage, TriageQuery, TriageRow } from '../../contract/triage.ts'
import type { ClockReading } from '../components/clock-reading.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'
import { learnServerTime } from './server-clock.ts'
import { withReading } from './ticket-read.ts'

/** As many as anybody triages before the list is read again. */
const SHOWN = 200

export type TriageRead = Omit<TriageRow, 'clock' | 'triage'> & {
  readonly clock: ClockReading | null
  readonly triage: ClockReading | null
}

export interface Inbox extends Pick<TriagePage, 'counts' | 'team' | 'state'> {
  readonly rows: readonly TriageRead[]
  readonly hasMore: boolean
}

function inboxOf({ counts, team, state, items, nextCursor, asOf }: TriagePage): Inbox {
  learnServerTime(asOf)
  const readAt = Date.parse(asOf)
  const rows = items.map((row) => ({
    ...withReading(row, readAt),
    triage: row.triage === null ? null : { ...row.triage, readAt },
  }))
  return { counts, team, state, rows, hasMore: nextCursor !== null }
}

export function useInbox(query: Pick<TriageQuery, 'team' | 'state'>) {
  const client = useClient()
  return useQuery({
    queryKey: keys.inbox(query),
    queryFn: async () => inboxOf(await client.triage({ ...query, limit: SHOWN })),
    placeholderData: keepPreviousData,
  })
}

/** How many wait in the whole company, for the navigation. */
export function useTriageCounts() {
  const client = useClient()
  return useQuery({ queryKey: keys.triageCounts, queryFn: () => client.triageCounts() })
}

/** Reads the inbox and whatever shows these tickets again. */
export function useRefreshTickets(): (numbers: readonly number[]) => Promise<void> {
  const cache = useQueryClient()
  return useCallback(
    async (numbers) => {
      const own = numbers.flatMap((number) => [
        keys.ticket(number),
        keys.timeline(number),
        keys.clocks(number),
        keys.places(number),
      ])
      const stale = [keys.inboxes, keys.lines, keys.whys, keys.workspace, ...own]
      await Promise.all(stale.map((queryKey) => cache.invalidateQueries({ queryKey })))
    },
    [cache],
  )
}

/** Tickets like this one, the most alike first. */
export function useSimilarTo(number: number) {
  const client = useClient()
  return useQuery({ queryKey: keys.similarTo(number), queryFn: () => client.similarTo(number) })
}

/** Those of them that go on, which another can repeat; read anew each time, because they end. */
export function useGoingOnLike(number: number) {
  const client = useClient()
  return useQuery({
    queryKey: keys.similarTo(number, 'going_on'),
    queryFn: () => client.similarTo(number, undefined, 'going_on'),
    staleTime: 0,
  })
}
