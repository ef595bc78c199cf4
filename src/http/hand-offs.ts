/**
 * GET /tickets/:number/hand-off   what could be sent of a ticket, to whom, and what of it is known
 * GET /hand-offs                  tickets that are offered to somebody
 * GET /reports/hand-offs          how many there were, how long they waited, how many came back
 */
import { z } from 'zod'
import { HandOffForms, HandOffReport, HandOffReportQuery, HandOffs, HandOffsQuery } from '../contract/hand-offs.ts'
import { TicketNumber } from '../contract/shape.ts'
import { figuresOf, handOffRows, type Offered, offersOf } from '../domain/flow/hand-off-report.ts'
import { Refusal } from '../domain/refusal.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import { DAY, type Instant, instant, isoOf, later } from '../domain/time.ts'
import { type HandedOff, handedOffTickets, handOffEvents } from '../store/hand-off-events.ts'
import { offeredTickets } from '../store/lists.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { handOffForms } from './hand-off-forms.ts'
import { summaryView } from './views.ts'

const Path = z.strictObject({ number: TicketNumber })
/** Tickets of one list, and of one report. */
const MOST_OFFERED = 100
const MOST_REPORTED = 500

function formsRoute(api: Api, { desks, now }: Deps): void {
  api.get(
    '/tickets/:number/hand-off',
    {
      config: { permission: 'read_notes' },
      schema: {
        summary: 'What could be handed off to whom',
        tags: ['tickets'],
        params: Path,
        response: { 200: HandOffForms },
      },
    },
    async (request) => handOffForms({ ...(await desks.of(request)), now: now() }, request.params.number),
  )
}

function listRoute(api: Api, { desks, now }: Deps): void {
  api.get(
    '/hand-offs',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'Tickets that are offered to somebody',
        tags: ['queue'],
        querystring: HandOffsQuery,
        response: { 200: HandOffs },
      },
    },
    async (request) => {
      const { tenant, policies, teams, you } = await desks.of(request)
      const { team } = request.query
      if (team !== undefined && !teams.some(({ slug }) => slug === team)) {
        const names = teams.map(({ slug }) => slug).join(', ')
        throw new Refusal('team_not_found', `There is no team "${team}". Choose one of: ${names}.`)
      }
      const to = team === undefined ? { team: you.team, handle: you.handle } : { team }
      const found = await offeredTickets(tenant, to, MOST_OFFERED)
      const ids = found.flatMap(({ ticket }) => (ticket.accountId === null ? [] : [ticket.accountId]))
      const names = await desks.accountNames(tenant, ids)
      return { items: found.map((entry) => summaryView(entry, names, { policies, now: now() })) }
    },
  )
}

/** Offers of `tickets` that were made in [from, to), the latest first. */
function offersIn(
  events: readonly TicketEvent[],
  { from, to, now }: { readonly from: Instant; readonly to: Instant; readonly now: Instant },
): Offered[] {
  const ids = [...new Set(events.map(({ ticketId }) => ticketId))]
  return ids
    .flatMap((id) =>
      offersOf(
        events.filter(({ ticketId }) => ticketId === id),
        now,
      ),
    )
    .filter(({ offeredAt }) => offeredAt >= from && offeredAt < to)
    .toSorted((a, b) => b.offeredAt - a.offeredAt)
}

const figures = ({ median, total, ...counts }: ReturnType<typeof figuresOf>) => ({
  ...counts,
  medianMs: median,
  totalMs: total,
})

const itemsOf = (offers: readonly Offered[], tickets: readonly HandedOff[]): HandOffReport['items'] =>
  offers.flatMap(({ ticketId, offeredAt, waited, ...offered }) => {
    const ticket = tickets.find(({ id }) => id === ticketId)
    if (!ticket) return []
    const { number, subject, account } = ticket
    return [{ number, subject, account, ...offered, offeredAt: isoOf(offeredAt), waitedMs: waited }]
  })

function reportRoute(api: Api, { desks, now: clock }: Deps): void {
  api.get(
    '/reports/hand-offs',
    {
      config: { permission: 'read_reports' },
      schema: {
        summary: 'How hand-offs went',
        tags: ['reports'],
        querystring: HandOffReportQuery,
        response: { 200: HandOffReport },
      },
    },
    async (request) => {
      const { tenant } = await desks.of(request)
      const now = clock()
      const to = request.query.to === undefined ? later(now, 1) : instant(request.query.to)
      const from = request.query.from === undefined ? later(to, -30 * DAY) : instant(request.query.from)
      const found = await handedOffTickets(tenant, { from, to, limit: MOST_REPORTED + 1 })
      const tickets = found.slice(0, MOST_REPORTED)
      const ids = tickets.map(({ id }) => id)
      const offers = offersIn(await handOffEvents(tenant, ids), { from, to, now })
      return {
        from: isoOf(from),
        to: isoOf(to),
        asOf: isoOf(now),
        total: figures(figuresOf(offers)),
        rows: handOffRows(offers).map(({ team, kind, ...row }) => ({ team, kind, ...figures(row) })),
        more: found.length > MOST_REPORTED,
        items: itemsOf(offers, tickets),
      }
    },
  )
}

export function handOffRoutes(api: Api, deps: Deps): void {
  formsRoute(api, deps)
  listRoute(api, deps)
  reportRoute(api, deps)
}
