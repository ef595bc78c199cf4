/**
 * GET /reports/attainment           how many promises were kept, in groups
 * GET /reports/attainment/tickets   the promises behind a count
 * GET /holds/flagged                holds that look odd
 */
import type { z } from 'zod'
import { FlaggedHolds, FlaggedHoldsQuery } from '../contract/clocks.ts'
import { Attainment, AttainmentQuery, AttainmentTickets, AttainmentTicketsQuery } from '../contract/reports.ts'
import {
  type Fates,
  type Group,
  type Grouping,
  inReportOrder,
  percentKept,
  percentText,
  totalOf,
} from '../domain/clock/attainment.ts'
import { holdFlags, holdLimits } from '../domain/clock/hold-flags.ts'
import { Refusal } from '../domain/refusal.ts'
import { DAY, type Instant, instant, instantOf, isoOf, later } from '../domain/time.ts'
import { attainment, type Counted, countedPromises, type Place, type Promises } from '../store/attainment.ts'
import { flaggedHolds } from '../store/flagged-holds.ts'
import { refuseUnlessMay } from './access.ts'
import type { Api } from './api.ts'
import { holdView } from './clock-views.ts'
import type { Deps } from './deps.ts'

const optional = (text: string | undefined): Instant | null => (text === undefined ? null : instant(text))
const iso = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

function promisesOf({ metric, from, to }: z.output<typeof AttainmentQuery>, now: Instant): Promises {
  return { metric, from: optional(from), to: optional(to), now }
}

const NAMES: Readonly<Record<string, string>> = { untriaged: 'not triaged', none: 'no account' }

function nameOf({ key, name }: Group, by: Grouping): string {
  if (by === 'severity' && key in NAMES === false) return `severity ${key}`
  return name ?? NAMES[key] ?? key.replaceAll('_', ' ')
}

const fatesView = (fates: Fates) => {
  const { met, breached, running, cancelled } = fates
  return { met, breached, running, cancelled, percent: percentKept(fates), percentText: percentText(fates) }
}

/** The most holds of one report. */
const MOST_HOLDS = 200

function holdRoutes(api: Api, deps: Deps): void {
  api.get(
    '/holds/flagged',
    {
      config: { permission: 'read_reports' },
      schema: {
        summary: 'Holds that look odd',
        tags: ['reports'],
        querystring: FlaggedHoldsQuery,
        response: { 200: FlaggedHolds },
      },
    },
    async (request) => {
      const { tenant, policies } = await deps.desks.of(request)
      const now = deps.now()
      const to = optional(request.query.to) ?? later(now, 1)
      const from = optional(request.query.from) ?? later(to, -30 * DAY)
      const period = { from, to, now, limit: MOST_HOLDS }
      const { holds, total } = await flaggedHolds(tenant, holdLimits(policies), period)
      const items = holds.map((hold) => {
        const { number, subject, team, account, by } = hold
        return { ...holdView({ ...hold, flags: holdFlags(hold, policies, now) }), number, subject, team, account, by }
      })
      return { from: isoOf(from), to: isoOf(to), asOf: isoOf(now), total, items }
    },
  )
}

const badCursor = () =>
  new Refusal('cursor_invalid', 'The cursor is not one this list gave out. Start again without it.')

/** @throws Refusal `cursor_invalid` */
function placeIn(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null
  const [, startedAt, number, party, cycle] = /^(-?\d{1,15})\.(\d{1,15})\.(\d{1,15})\.(\d{1,9})$/.exec(cursor) ?? []
  if (startedAt === undefined) throw badCursor()
  return { startedAt: instantOf(Number(startedAt)), number: Number(number), party: Number(party), cycle: Number(cycle) }
}

const cursorOf = ({ startedAt, number, party, cycle }: Place): string =>
  [startedAt, number, party ?? 0, cycle].join('.')

const countedView = ({ startedAt, dueAt, breachedAt, endedAt, ...facts }: Counted) => ({
  ...facts,
  startedAt: isoOf(startedAt),
  dueAt: iso(dueAt),
  breachedAt: iso(breachedAt),
  endedAt: iso(endedAt),
})

function attainmentRoutes(api: Api, deps: Deps): void {
  api.get(
    '/reports/attainment',
    {
      config: { permission: 'read_reports' },
      schema: {
        summary: 'How many promises were kept',
        tags: ['reports'],
        querystring: AttainmentQuery,
        response: { 200: Attainment },
      },
    },
    async (request) => {
      const { tenant, caller } = await deps.desks.of(request)
      const { metric, by } = request.query
      if (by === 'account') refuseUnlessMay(caller, 'read_names')
      const promises = promisesOf(request.query, deps.now())
      const groups = inReportOrder(await attainment(tenant, promises, by), by)
      const { from, to, now } = promises
      const rows = groups.map((group) => ({ key: group.key, name: nameOf(group, by), ...fatesView(group) }))
      return { metric, by, from: iso(from), to: iso(to), asOf: isoOf(now), rows, total: fatesView(totalOf(groups)) }
    },
  )

  api.get(
    '/reports/attainment/tickets',
    {
      config: { permission: 'read_reports' },
      schema: {
        summary: 'The promises behind a count',
        tags: ['reports'],
        querystring: AttainmentTicketsQuery,
        response: { 200: AttainmentTickets },
      },
    },
    async (request) => {
      const { tenant, caller } = await deps.desks.of(request)
      if (request.query.by === 'account') refuseUnlessMay(caller, 'read_names')
      const { metric, by, key = null, outcome, limit, cursor } = request.query
      const page = { by, key, fate: outcome, after: placeIn(cursor), limit: limit + 1 }
      const found = await countedPromises(tenant, promisesOf(request.query, deps.now()), page)
      const items = found.slice(0, limit)
      const last = items.at(-1)
      const nextCursor = found.length > limit && last ? cursorOf(last) : null
      return { metric, outcome, items: items.map(countedView), nextCursor }
    },
  )
}

export function reportRoutes(api: Api, deps: Deps): void {
  attainmentRoutes(api, deps)
  holdRoutes(api, deps)
}
