/** Calls about clocks and reports of them; their shapes come when they are first needed. */
import type { Caller } from './client.ts'
import type { FlaggedHoldsQuery } from './clocks.ts'
import { queryText } from './query-text.ts'
import type { AttainmentQuery, AttainmentTicketsQuery } from './reports.ts'

const clocks = () => import('./clocks.ts')
const reports = () => import('./reports.ts')

/** Part of the client; see there. */
export function clockCalls({ get }: Pick<Caller, 'get'>) {
  return {
    /** Times in the texts are told in `timeZone`; in the calendar's when it is left out. */
    clocks: async (number: number, timeZone?: string) =>
      get((await clocks()).TicketClocks, `/tickets/${number}/clocks${queryText({ timeZone })}`),
    explainClocks: async (number: number, timeZone?: string) =>
      get((await clocks()).ClocksExplained, `/tickets/${number}/clocks/explain${queryText({ timeZone })}`),
    flaggedHolds: async (query: FlaggedHoldsQuery = {}) =>
      get((await clocks()).FlaggedHolds, `/holds/flagged${queryText(query)}`),
    attainment: async (query: AttainmentQuery = {}) =>
      get((await reports()).Attainment, `/reports/attainment${queryText(query)}`),
    forecastReport: async () => get((await reports()).ForecastReport, '/reports/forecast'),
    /** The promises behind a count of `attainment`; those that were missed unless `outcome` says otherwise. */
    breaches: async (query: AttainmentTicketsQuery = {}) =>
      get((await reports()).AttainmentTickets, `/reports/attainment/tickets${queryText(query)}`),
  }
}
