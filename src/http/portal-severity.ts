/**
 * GET  /portal/tickets/:number/severity   how bad it may be, in the words of the criteria
 * POST /portal/tickets/:number/severity   say how bad it is; support decides
 */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { proposeOnTicket } from '../actions/ticket-verbs.ts'
import { PortalSeverity, PortalTicket, SaySeverity } from '../contract/portal.ts'
import { TicketNumber } from '../contract/shape.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Level } from '../domain/severity/document.ts'
import { ladderInForce } from '../domain/severity/propose.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isoOf } from '../domain/time.ts'
import { ticketEvents } from '../store/events.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { callerIn, type Shelf } from './desks.ts'
import { ownTicket, presented } from './portal.ts'
import { portalTicket } from './portal-views.ts'

const tags = ['portal']
const Path = z.strictObject({ number: TicketNumber })

/** Nothing can be said of a ticket that has ended. */
const levelsOf = (ticket: Ticket, { policies }: Pick<Shelf, 'policies'>): readonly Level[] =>
  ticket.status === 'closed' ? [] : (ladderInForce(policies.severity, ticket, ticket.receivedAt)?.ladder.levels ?? [])

/** What the contact said last. */
async function saidBy(request: FastifyRequest, ticket: Ticket, { tenant }: Shelf): Promise<PortalSeverity['said']> {
  const { handle } = callerIn(request)
  const events = await ticketEvents(tenant, ticket.id)
  const last = events.findLast(({ change }) => change.type === 'priority_proposed' && change.by === handle)
  if (last?.change.type !== 'priority_proposed') return null
  return { at: isoOf(last.at), says: last.change.reason }
}

export function portalSeverityRoutes(api: Api, deps: Deps): void {
  api.get(
    '/portal/tickets/:number/severity',
    {
      config: { permission: 'use_portal' },
      schema: { summary: 'How bad it may be', tags, params: Path, response: { 200: PortalSeverity } },
    },
    async (request) => {
      const { placed, shelf } = await ownTicket(deps, request, request.params.number)
      const levels = levelsOf(placed.ticket, shelf).map(({ name, says }) => ({ name, says }))
      return { levels, said: await saidBy(request, placed.ticket, shelf) }
    },
  )

  api.post(
    '/portal/tickets/:number/severity',
    {
      config: { permission: 'use_portal' },
      schema: { summary: 'Say how bad it is', tags, params: Path, body: SaySeverity, response: { 200: PortalTicket } },
    },
    async (request) => {
      const { number } = request.params
      const { placed, shelf } = await ownTicket(deps, request, number)
      const { level, why } = request.body
      const levels = levelsOf(placed.ticket, shelf)
      const found = levels.find(({ name }) => name === level)
      if (!found) {
        const names = levels.map(({ name }) => name).join(', ') || 'none'
        throw new Refusal('level_unknown', `There is no level “${level}”. Choose one of: ${names}.`)
      }
      const desk = await deps.desks.forWrite(request, presented(200))
      const reason = `${found.name}: ${why}`
      const proposal = { severity: found.severity, priority: null, reason }
      const after = await proposeOnTicket(desk, number, proposal)
      deps.live.wrote(desk.tenant.workspace)
      return portalTicket(after, desk)
    },
  )
}
