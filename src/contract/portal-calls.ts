/** Calls of the portal. Its shapes are fetched when they are first needed: members never need them. */
import type { z } from 'zod'
import type { Caller } from './client.ts'
import type { OpenPortalTicket, SaySeverity, WritePortalMessage } from './portal.ts'

const portal = () => import('./portal.ts')

/** Part of the client; see there. */
export function portalCalls({ get, post }: Caller) {
  return {
    portal: async () => get((await portal()).PortalHome, '/portal'),
    portalTicket: async (number: number) => get((await portal()).PortalDetail, `/portal/tickets/${number}`),
    openPortalTicket: async (input: z.input<typeof OpenPortalTicket>) =>
      post((await portal()).PortalTicket, '/portal/tickets', input),
    portalSeverity: async (number: number) =>
      get((await portal()).PortalSeverity, `/portal/tickets/${number}/severity`),
    saySeverity: async (number: number, input: z.input<typeof SaySeverity>) =>
      post((await portal()).PortalTicket, `/portal/tickets/${number}/severity`, input),
    writePortalMessage: async (number: number, input: z.input<typeof WritePortalMessage>) =>
      post((await portal()).PortalTicket, `/portal/tickets/${number}/messages`, input),
  }
}
