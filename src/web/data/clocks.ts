import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useClient } from './client.ts'
import { keys } from './keys.ts'
import { learnServerTime } from './server-clock.ts'

/** The clocks of a ticket, with times in their texts told in `timeZone`. */
export function useClocks(number: number, timeZone: string) {
  const client = useClient()
  return useQuery({
    queryKey: keys.clocksIn(number, timeZone),
    queryFn: async () => {
      const clocks = await client.clocks(number, timeZone)
      learnServerTime(clocks.asOf)
      return clocks
    },
  })
}

/** All clocks in words, with times told in `timeZone`; nothing is asked before it is wanted. */
export function useExplained(number: number, timeZone: string, wanted: boolean) {
  const client = useClient()
  const cache = useQueryClient()
  const asked = {
    queryKey: keys.explained(number, timeZone),
    queryFn: () => client.explainClocks(number, timeZone),
  }
  return { ...useQuery({ ...asked, enabled: wanted }), read: () => cache.fetchQuery(asked) }
}
