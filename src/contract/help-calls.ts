/** Calls about help requests. Their shapes come when they are first needed. */
import type { Caller } from './client.ts'
import type { HelpRateQuery, HelpRequestsQuery } from './help.ts'
import { queryText } from './query-text.ts'

const help = () => import('./help.ts')

/** Part of the client; see there. */
export function helpCalls({ get }: Pick<Caller, 'get'>) {
  return {
    /** What asking for help takes, and what the ticket knows of it already. */
    ticketHelp: async (number: number) => get((await help()).TicketHelp, `/tickets/${number}/help`),
    helpRequests: async (query: HelpRequestsQuery = {}) =>
      get((await help()).HelpRequests, `/help-requests${queryText({ ...query })}`),
    helpRate: async (query: HelpRateQuery = {}) =>
      get((await help()).HelpRate, `/reports/help-rate${queryText({ ...query })}`),
  }
}
