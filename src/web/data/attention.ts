/** What needs the person beside the queue, and being done with it. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Attention, AttentionItem, MarkDone, MarkedDone } from '../../contract/attention.ts'
import { useClient } from './client.ts'
import { keys } from './keys.ts'
import { learnServerTime } from './server-clock.ts'

/** The items that are open, or those that were dealt with. */
export function useAttention(state: 'open' | 'done') {
  const client = useClient()
  return useQuery({
    queryKey: keys.attentionOf(state),
    queryFn: async () => {
      const attention = await client.attention({ state })
      learnServerTime(attention.asOf)
      return attention
    },
    placeholderData: keepPreviousData,
  })
}

/** What names an item wherever it stands. */
export const nameOfItem = ({ kind, version, ticket }: AttentionItem): string => `${ticket.number}.${version}.${kind}`

export type NamedItem = MarkedDone['items'][number]
export const namedItem = ({ kind, version, ticket }: AttentionItem): NamedItem => ({
  kind,
  version,
  number: ticket.number,
})

const isSame = (item: AttentionItem, { kind, version, number }: NamedItem): boolean =>
  item.kind === kind && item.version === version && item.ticket.number === number

/** Marks items, or takes marks back; the list shows it before the server has answered. */
export function useMarkDone() {
  const client = useClient()
  const cache = useQueryClient()
  return useMutation<MarkedDone, unknown, MarkDone>({
    mutationFn: client.markDone,
    onMutate: ({ items = [], done = true }) => {
      if (!done) return
      cache.setQueryData<Attention>(keys.attentionOf('open'), (before) => {
        if (!before) return before
        const left = before.items.filter((item) => !items.some((each) => isSame(item, each)))
        return { ...before, items: left, open: before.open - (before.items.length - left.length) }
      })
    },
    onSettled: () => cache.invalidateQueries({ queryKey: keys.attention }),
  })
}
