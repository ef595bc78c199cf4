/** Calls about routing and tags. */
import type { Caller } from './client.ts'
import { Tags } from './tags.ts'

const routing = () => import('./routing.ts')

/** Part of the client; see there. */
export function sortingCalls({ get }: Pick<Caller, 'get'>) {
  return {
    /** Where a ticket could go, best first. */
    routes: async (number: number) => get((await routing()).TicketRoutes, `/tickets/${number}/routes`),
    routingReport: async () => get((await routing()).RoutingReport, '/reports/routing'),
    /** The vocabulary with how often each tag is used, and what is used beside it. */
    tags: async () => get(Tags, '/tags'),
  }
}
