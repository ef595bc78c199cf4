/**
 * GET /concerns                    open ones, and for whom each waits; or those that have ended
 * GET /tickets/:number/concerns    those of a ticket, with their way, who stands on it, and all that was said
 */
import { z } from 'zod'
import { aroundTicket, pathInForce, pathOf } from '../actions/concern.ts'
import { Concerns, ConcernsQuery, TicketConcerns } from '../contract/concerns.ts'
import { TicketNumber } from '../contract/shape.ts'
import { may } from '../domain/access/permissions.ts'
import type { Concern } from '../domain/flow/flow.ts'
import { Refusal } from '../domain/refusal.ts'
import type { Instant } from '../domain/time.ts'
import { type EndedPlace, endedConcerns, openConcerns } from '../store/concerns.ts'
import type { Tenant } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import type { Api } from './api.ts'
import { concernView, listedView, stepViews } from './concern-views.ts'
import type { Deps } from './deps.ts'

const Path = z.strictObject({ number: TicketNumber })
/** The most concerns of one answer, and that are looked through for those of one member. */
const MOST = 300
/** Ended ones of one answer. */
const PAGE = 50

/** @throws Refusal `cursor_invalid` */
function readCursor(cursor: string | undefined): EndedPlace | null {
  if (cursor === undefined) return null
  const [, at, number, concern] = /^c(\d{1,15})\.(\d{1,12})\.(\d{1,6})$/.exec(cursor) ?? []
  if (concern === undefined) {
    throw new Refusal('cursor_invalid', 'The cursor is not one this list gave out. Start again without it.')
  }
  return { at: Number(at) as Instant, number: Number(number), concern: Number(concern) }
}

interface Wanted {
  readonly state: 'open' | 'ended'
  readonly cursor?: string | undefined
  /** Handle of a member; everybody's where null. */
  readonly of: string | null
}

/** Open ones, whosever they are, or a page of those that have ended. */
async function found(tenant: Tenant, { state, cursor, of }: Wanted) {
  if (state === 'open') {
    const open = await openConcerns(tenant, MOST + 1)
    return { items: open.slice(0, MOST), more: open.length > MOST, nextCursor: null }
  }
  const ended = await endedConcerns(tenant, { of, after: readCursor(cursor), limit: PAGE + 1 })
  const items = ended.slice(0, PAGE)
  const last = ended.length > PAGE ? items.at(-1) : undefined
  const nextCursor = last ? `c${last.ended.at}.${last.number}.${last.concern.concern}` : null
  return { items, more: last !== undefined, nextCursor }
}

function listRoute(api: Api, { desks, now }: Deps): void {
  api.get(
    '/concerns',
    {
      config: { permission: 'read_notes' },
      schema: {
        summary: 'Concerns: open ones and for whom each waits, or those that have ended',
        tags: ['concerns'],
        querystring: ConcernsQuery,
        response: { 200: Concerns },
      },
    },
    async (request) => {
      const { tenant, policies, members, you } = await desks.of(request)
      const { state, of, cursor } = request.query
      const { items: listed, ...page } = await found(tenant, { state, cursor, of: of === 'me' ? you.handle : null })
      const items = listed.map((each) => {
        const on = { path: pathOf(policies, each.concern.policy), around: { members, people: each.people } }
        return listedView(each, { ...on, you: you.handle })
      })
      const path = pathInForce({ policies, now: now() })
      return {
        items: state === 'open' && of === 'me' ? items.filter(({ yours }) => yours) : items,
        ...page,
        path: path === undefined ? null : { ...shapeOf(path.document), version: path.version },
      }
    },
  )
}

/** The domain's path is the wire's, but for its lists being read-only. */
const shapeOf = ({ steps, ...path }: NonNullable<ReturnType<typeof pathInForce>>['document']) => ({
  ...path,
  steps: steps.map((step) => ({ ...step, roles: [...step.roles], members: [...step.members] })),
})

/** Open ones first, then the last raised. */
const inOrder = (a: Concern, b: Concern): number =>
  Number(b.state === 'open') - Number(a.state === 'open') || b.concern - a.concern

function ticketRoute(api: Api, { desks, now }: Deps): void {
  api.get(
    '/tickets/:number/concerns',
    {
      config: { permission: 'read_notes' },
      schema: {
        summary: 'Concerns of a ticket, and their way',
        tags: ['concerns'],
        params: Path,
        response: { 200: TicketConcerns },
      },
    },
    async (request) => {
      const { tenant, policies, you } = await desks.of(request)
      const { number } = request.params
      const placed = await ticketByNumber(tenant, number)
      if (!placed) throw new Refusal('ticket_not_found', `There is no ticket #${number}. Check the number.`)
      const { ticket } = placed
      const around = await aroundTicket(tenant, ticket)
      const events = ticket.concerns.length === 0 ? [] : await ticketEvents(tenant, ticket.id)
      const path = pathInForce({ policies, now: now() })
      const sides = around.members.filter(
        ({ handle, role }) => handle !== you.handle && may({ role, scopes: null }, 'raise_concerns'),
      )
      return {
        items: ticket.concerns.toSorted(inOrder).map((concern) =>
          concernView(concern, {
            ticket,
            events,
            you: you.handle,
            around,
            path: pathOf(policies, concern.policy),
          }),
        ),
        path: path === undefined ? [] : stepViews(path.document, around),
        sides: sides.map(({ handle, name }) => ({ handle, name })),
      }
    },
  )
}

export function concernRoutes(api: Api, deps: Deps): void {
  listRoute(api, deps)
  ticketRoute(api, deps)
}
