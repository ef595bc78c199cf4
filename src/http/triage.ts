/**
 * GET  /triage          the triage inbox, or what it leaves out for a while
 * GET  /triage/counts   how many wait, are snoozed, and are late
 */
import type { FastifyRequest } from 'fastify'
import { lineIn } from '../actions/claim-next.ts'
import { TriageCounts, TriageCountsQuery, TriagePage, TriageQuery, type TriageRow } from '../contract/triage.ts'
import { runningClock } from '../domain/clock/first-clock.ts'
import { saidInForm } from '../domain/intake/evidence.ts'
import type { RankKey } from '../domain/rank.ts'
import { Refusal } from '../domain/refusal.ts'
import { ladderInForce, propose, proposedBy } from '../domain/severity/propose.ts'
import { isoOf } from '../domain/time.ts'
import { countBefore } from '../store/places.ts'
import type { Line } from '../store/queue.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { triageCounts, triageTickets } from '../store/triage.ts'
import { workspaceState } from '../store/workspaces.ts'
import type { Api } from './api.ts'
import type { Seen } from './clock-views.ts'
import { runningView } from './clock-views.ts'
import type { Deps } from './deps.ts'
import { type Names, summaryView } from './views.ts'

const CURSOR = /^([hk])((?:[0-9a-f]{2}){1,100})$/

/** The cursor names the mode its keys are of: one from before the mode was switched would skip tickets. */
const cursorAfter = ({ standing }: PlacedTicket, { mode }: Line): string =>
  `${mode === 'hard' ? 'h' : 'k'}${standing.keys[mode]}`

/** @throws Refusal `cursor_invalid` */
function startOf(cursor: string | undefined, { mode }: Line): RankKey | undefined {
  if (cursor === undefined) return undefined
  const [, letter, key] = CURSOR.exec(cursor) ?? []
  if (letter !== (mode === 'hard' ? 'h' : 'k')) {
    throw new Refusal('cursor_invalid', 'The cursor is not one this list gave out. Start again without it.')
  }
  return key as RankKey
}

function proposedFor({ ticket }: PlacedTicket, { policies }: Seen): TriageRow['proposed'] {
  const inForce = ladderInForce(policies.severity, ticket, ticket.receivedAt)
  return inForce ? proposedBy(propose(inForce.ladder, ticket, {}, saidInForm(policies.forms, ticket.form))) : null
}

function rowView(placed: PlacedTicket, place: number | null, names: Names, seen: Seen): TriageRow {
  const { ticket, clocks } = placed
  const { form, snoozedUntil } = ticket
  return {
    ...summaryView(placed, names, seen),
    place,
    channel: ticket.channel,
    triage: runningView(runningClock(clocks, 'triage', seen.policies), seen),
    matchedBy: ticket.matchedBy,
    form: form?.slug ?? null,
    missing: [...(form?.missing ?? [])],
    area: ticket.area,
    tags: [...ticket.tags],
    effort: ticket.effort,
    proposed: proposedFor(placed, seen),
    routeRule: ticket.routeRule,
    snoozedUntil: snoozedUntil === null ? null : isoOf(snoozedUntil),
  }
}

async function triagePage(deps: Deps, request: FastifyRequest, query: ReturnType<typeof TriageQuery.parse>) {
  const { tenant, teams, policies } = await deps.desks.of(request)
  const { team, state, limit, cursor } = query
  const seen = { policies, now: deps.now() }
  const { mode } = await workspaceState(tenant)
  const line = lineIn(mode, teams, team)
  const part = { state, now: seen.now, after: startOf(cursor, line), limit: limit + 1 }
  const [found, counts] = await Promise.all([
    triageTickets(tenant, line, part),
    triageCounts(tenant, line.team, seen.now),
  ])
  const page = found.slice(0, limit)
  const ids = new Set(page.flatMap(({ ticket }) => (ticket.accountId === null ? [] : [ticket.accountId])))
  const keys = page.map(({ standing }) => standing.keys[line.mode])
  const [names, places] = await Promise.all([
    deps.desks.accountNames(tenant, [...ids]),
    countBefore(tenant, line.team, { [line.mode]: keys }),
  ])
  const last = page.at(-1)
  const items = page.map((placed, index) => {
    const before = places.before[line.mode][index]
    const place = placed.standing.line === 'waiting' && before !== undefined ? before + 1 : null
    return rowView(placed, place, names, seen)
  })
  const nextCursor = found.length > limit && last ? cursorAfter(last, line) : null
  return { team, state, mode: line.mode, counts, items, nextCursor, asOf: isoOf(seen.now) }
}

export function triageRoutes(api: Api, deps: Deps): void {
  api.get(
    '/triage',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'What waits for triage',
        tags: ['triage'],
        querystring: TriageQuery,
        response: { 200: TriagePage },
      },
    },
    (request) => triagePage(deps, request, request.query),
  )

  api.get(
    '/triage/counts',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'How many wait for triage',
        tags: ['triage'],
        querystring: TriageCountsQuery,
        response: { 200: TriageCounts },
      },
    },
    async (request) => {
      const { tenant, teams } = await deps.desks.of(request)
      return triageCounts(tenant, lineIn('normal', teams, request.query.team).team, deps.now())
    },
  )
}
