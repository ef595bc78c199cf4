/** Calls about concerns; the shapes come when they are first needed. */
import type { Caller } from './client.ts'
import type { ConcernsQuery } from './concerns.ts'
import { queryText } from './query-text.ts'

const concerns = () => import('./concerns.ts')

/** Part of the client; see there. */
export const concernCalls = ({ get }: Pick<Caller, 'get'>) => ({
  concerns: async (query: ConcernsQuery = {}) =>
    get((await concerns()).Concerns, `/concerns${queryText({ ...query })}`),
  ticketConcerns: async (number: number) => get((await concerns()).TicketConcerns, `/tickets/${number}/concerns`),
})
