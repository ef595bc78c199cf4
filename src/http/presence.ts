/**
 * GET  /tickets/:number/presence   who is at a ticket right now
 * POST /tickets/:number/presence   that one is there oneself, or leaves
 */
import { z } from 'zod'
import { BePresent, Presence } from '../contract/presence.ts'
import { TicketNumber } from '../contract/shape.ts'
import { isNews, presentAt, type Sighting } from '../domain/presence.ts'
import { Refusal } from '../domain/refusal.ts'
import { type Instant, isoOf } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { leave, see, sightingsAt } from '../store/presence.ts'
import { ticketByNumber } from '../store/tickets.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'

const Path = z.strictObject({ number: TicketNumber })

const noTicket = (number: number) => new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)

/** Those among `sightings` who are there at `now`, as the wire tells them. */
export const presenceView = (sightings: readonly Sighting[], now: Instant): Presence => ({
  asOf: isoOf(now),
  people: presentAt(sightings, now).map(({ handle, typing }) => ({ handle, typing })),
})

/** Notes who is there; tells whether it is news to others. @throws Refusal `ticket_not_found` */
async function come(tenant: Tenant, number: number, seen: Sighting): Promise<boolean> {
  const { ticket, before } = await see(tenant, number, seen)
  if (!ticket) throw noTicket(number)
  return isNews(before, seen)
}

export function presenceRoutes(api: Api, { desks, live, now: clock }: Deps): void {
  const schema = { tags: ['tickets'], params: Path, response: { 200: Presence } }
  api.get(
    '/tickets/:number/presence',
    { config: { permission: 'read_notes' }, schema: { ...schema, summary: 'Who is at a ticket' } },
    async (request) => {
      const { tenant } = await desks.of(request)
      const { number } = request.params
      if (!(await ticketByNumber(tenant, number))) throw noTicket(number)
      return presenceView(await sightingsAt(tenant, number), clock())
    },
  )
  api.post(
    '/tickets/:number/presence',
    {
      config: { permission: 'write_notes' },
      schema: { ...schema, summary: 'Be at a ticket, or leave it', body: BePresent },
    },
    async (request) => {
      const { tenant, you } = await desks.of(request)
      const { number } = request.params
      const { is } = request.body
      const seen = { handle: you.handle, typing: is === 'typing', at: clock() }
      if (is === 'gone' ? await leave(tenant, number, you.handle) : await come(tenant, number, seen)) {
        await live.presence.changed(tenant.workspace, { number, left: is === 'gone' ? you.handle : undefined })
      }
      return presenceView(await sightingsAt(tenant, number), seen.at)
    },
  )
}
