/**
 * POST /tickets                     open one
 * GET  /tickets/:number             its facts
 * GET  /tickets/:number/timeline    its events
 * GET  /tickets/:number/places      its way through the line
 * GET  /tickets/:number/why         why it stands where it stands
 */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { lineIn } from '../actions/claim-next.ts'
import type { Desk, LeftTicket } from '../actions/desk.ts'
import { explain } from '../actions/explain.ts'
import { fillIn, worded } from '../actions/forms.ts'
import { type OpenRequest, openTicket } from '../actions/open-ticket.ts'
import { OpenTicket } from '../contract/open-ticket.ts'
import { OpenedTicket } from '../contract/opened-ticket.ts'
import { Why } from '../contract/queue.ts'
import { Slug, TicketNumber } from '../contract/shape.ts'
import { PlaceHistory, TicketDetail, Timeline } from '../contract/tickets.ts'
import type { Money } from '../domain/money.ts'
import { Refusal } from '../domain/refusal.ts'
import { instant, isoOf } from '../domain/time.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { issuesOf } from '../store/issues.ts'
import { linkedTickets } from '../store/linked-tickets.ts'
import { placeSteps } from '../store/places.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { accountMoney } from '../store/workspaces.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import type { Desks } from './desks.ts'
import { issueAudiences } from './issue-audiences.ts'
import { strayOf } from './stray-tags.ts'
import { detailView, timelineView, whyView } from './views.ts'

const Path = z.strictObject({ number: TicketNumber })
const WhyQuery = z.strictObject({
  scope: Slug.optional().describe('A team or `company`; the ticket’s own team when left out.'),
})
/** Steps of a ticket's way that are shown; older ones are in the log. */
const STEPS = 100

/** What the CRM knows of the ticket's account, read unless it was. */
async function moneyOf(tenant: Tenant, { ticket: { accountId }, account }: LeftTicket): Promise<Money | null> {
  if (accountId === null) return null
  if (!account) return accountMoney(tenant, accountId)
  const { arr, renewsOn, churnRisk } = account
  return { arr, renewsOn, churnRisk }
}

/** The ticket as the API shows it. */
export async function presentTicket(
  desks: Desks,
  { tenant, policies, now }: Pick<Desk, 'tenant' | 'policies' | 'now'>,
  placed: LeftTicket,
): Promise<TicketDetail> {
  const { accountId, alsoAffected, links, issues } = placed.ticket
  if (placed.account) desks.name(tenant, placed.account)
  const names = await desks.accountNames(tenant, [...(accountId === null ? [] : [accountId]), ...alsoAffected])
  const money = await moneyOf(tenant, placed)
  const beside = { names, money, links: await linkedTickets(tenant, links), issues: await issuesOf(tenant, issues) }
  return detailView(placed, beside, { policies, now })
}

/** How the answer to a write with an Idempotency-Key is written down. */
export const presentAs =
  (desks: Desks, status: number) =>
  ({ policies, now }: Desk) =>
  async (placed: LeftTicket, tenant: Tenant) => ({
    status,
    body: JSON.stringify(await presentTicket(desks, { tenant, policies, now }, placed)),
  })

async function found({ desks }: Deps, request: FastifyRequest, number: number) {
  const shelf = await desks.of(request)
  const placed = await ticketByNumber(shelf.tenant, number)
  if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
  return { shelf, placed }
}

/** The ticket that was opened, and which of its tags no vocabulary has (TAG-3). */
async function presentOpened(
  desks: Desks,
  desk: Pick<Desk, 'tenant' | 'policies' | 'now'>,
  placed: LeftTicket,
): Promise<OpenedTicket> {
  const stray = strayOf(desk, { areas: [], themes: placed.ticket.tags })
  return { ...(await presentTicket(desks, desk, placed)), ...(stray.length === 0 ? {} : { stray }) }
}

/** What is opened: by its own words, or by what a form makes of its answers. */
async function openingOf(
  desk: Desk,
  { receivedAt, form, ...input }: z.output<typeof OpenTicket>,
): Promise<OpenRequest> {
  const given = {
    ...input,
    team: input.team,
    segment: input.segment,
    receivedAt: receivedAt === undefined ? undefined : instant(receivedAt),
  }
  return form === undefined ? worded(given) : fillIn(desk, given, form)
}

function writeRoutes(api: Api, { desks, live }: Deps): void {
  api.post(
    '/tickets',
    {
      config: { permission: 'open_tickets' },
      schema: { summary: 'Open a ticket', tags: ['tickets'], body: OpenTicket, response: { 201: OpenedTicket } },
    },
    async (request, reply) => {
      const desk = await desks.forWrite(request, ({ policies, now }) => async (placed, tenant) => ({
        status: 201,
        body: JSON.stringify(await presentOpened(desks, { tenant, policies, now }, placed)),
      }))
      const placed = await openTicket(desk, await openingOf(desk, request.body))
      live.wrote(desk.tenant.workspace)
      reply.code(201).header('etag', `"${placed.ticket.version}"`)
      return presentOpened(desks, desk, placed)
    },
  )
}

function historyRoutes(api: Api, deps: Deps): void {
  api.get(
    '/tickets/:number/timeline',
    {
      config: { permission: 'read_line' },
      schema: { summary: 'Everything that happened', tags: ['tickets'], params: Path, response: { 200: Timeline } },
    },
    async (request) => {
      const { shelf, placed } = await found(deps, request, request.params.number)
      const events = await ticketEvents(shelf.tenant, placed.ticket.id)
      const asking = events.flatMap(({ change }) => (change.type === 'also_affects' ? [change.accountId] : []))
      const names = await deps.desks.accountNames(shelf.tenant, asking)
      const audienceOf = await issueAudiences(shelf.tenant, events)
      return { items: events.map((event) => ({ ...timelineView(event, names), ...audienceOf(event) })) }
    },
  )

  api.get(
    '/tickets/:number/places',
    {
      config: { permission: 'read_line' },
      schema: { summary: 'Its way through the line', tags: ['tickets'], params: Path, response: { 200: PlaceHistory } },
    },
    async (request) => {
      const { shelf, placed } = await found(deps, request, request.params.number)
      const steps = await placeSteps(shelf.tenant, placed.ticket.id, STEPS)
      return { items: steps.map(({ at, type, ...step }) => ({ ...step, at: isoOf(at), because: type })) }
    },
  )
}

function readRoutes(api: Api, deps: Deps): void {
  api.get(
    '/tickets/:number',
    {
      config: { permission: 'read_line' },
      schema: { summary: 'One ticket', tags: ['tickets'], params: Path, response: { 200: TicketDetail } },
    },
    async (request, reply) => {
      const { shelf, placed } = await found(deps, request, request.params.number)
      reply.header('etag', `"${placed.ticket.version}"`)
      return presentTicket(deps.desks, { ...shelf, now: deps.now() }, placed)
    },
  )

  api.get(
    '/tickets/:number/why',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'Why it stands where it stands',
        tags: ['tickets'],
        params: Path,
        querystring: WhyQuery,
        response: { 200: Why },
      },
    },
    async (request) => {
      const shelf = await deps.desks.of(request)
      const { scope } = request.query
      const reader = { ...shelf, now: deps.now() }
      const explanation = await explain(reader, request.params.number, ({ ticket }, mode) =>
        lineIn(mode, shelf.teams, scope ?? ticket.team),
      )
      return whyView(explanation, scope ?? explanation.placed.ticket.team)
    },
  )
}

export function ticketRoutes(api: Api, deps: Deps): void {
  readRoutes(api, deps)
  historyRoutes(api, deps)
  writeRoutes(api, deps)
}
