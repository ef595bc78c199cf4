/**
 * GET  /duty                                       who is on now, who is next, when does the next person arrive
 * GET  /duty/rota                                  who is on when, for a week view
 * POST /duty/preview                               a rota before it is published
 * POST /members/:handle/hours                      when somebody works
 * POST /members/:handle/absences                   somebody is away, and who stands in
 * POST /members/:handle/absences/:id/cancel        they are back, or do not go
 * POST /members/:handle/capacity                   no new tickets until they say
 * GET  /tickets/:number/move                       whether a ticket should move to another region
 */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  absenceCancelled,
  absencePlanned,
  capacitySet,
  type HoursDesk,
  hoursSet,
  keptOnce,
} from '../actions/keep-hours.ts'
import {
  CancelAbsence,
  Duty,
  DutyQuery,
  DutyMember as MemberView,
  MOST_DAYS,
  Move,
  MoveQuery,
  PlanAbsence,
  PreviewRota,
  RotaPreview,
  RotaQuery,
  Rotas,
  SetCapacity,
  SetHours,
} from '../contract/duty.ts'
import { TicketNumber } from '../contract/shape.ts'
import { gapsBetween } from '../domain/duty/board.ts'
import { checkDutyRota, rotaWarnings } from '../domain/duty/check.ts'
import { dutiesBetween, dutiesUnder, groupOf } from '../domain/duty/rota.ts'
import { Refusal } from '../domain/refusal.ts'
import { DAY, type Instant, type Interval, instant, isoOf, later } from '../domain/time.ts'
import { versionAt } from '../domain/version.ts'
import type { Tenant } from '../store/db.ts'
import { activeByOwner, type DutyMember, dutyMembers } from '../store/duty.ts'
import { refuseUnlessMay } from './access.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { callerIn } from './desks.ts'
import { type DutyFacts, dutyAnswer, dutyView, gapView, memberView, rotaOf } from './duty-views.ts'
import { ticketMove } from './move-view.ts'

const tags = ['duty']
const Handle = z.strictObject({ handle: z.string().max(200) })
const AbsencePath = Handle.extend({ id: z.string().max(100) })
const NumberPath = z.strictObject({ number: TicketNumber })
const WEEK_DAYS = 7

/** The teams asked for. @throws Refusal `team_not_found` */
function teamsOf(teams: readonly { readonly slug: string }[], asked: string | undefined): string[] {
  const known = teams.map(({ slug }) => slug)
  if (asked === undefined) return known
  if (known.includes(asked)) return [asked]
  throw new Refusal('team_not_found', `There is no team "${asked}". Choose one of: ${known.join(', ')}.`)
}

/** @throws Refusal `absence_invalid` for a range that is empty or too long */
function rangeOf(
  now: Instant,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
): Interval {
  const start = from === undefined ? now : instant(from)
  const end = to === undefined ? later(start, WEEK_DAYS * DAY) : instant(to)
  if (start < end && end - start <= MOST_DAYS * DAY) return { start, end }
  throw new Refusal('range_invalid', `Ask for a time that ends after it begins, of at most ${MOST_DAYS} days.`)
}

/** Days from now within which somebody may ask who is on duty. */
const FAR_DAYS = 731

/** @throws Refusal `range_invalid` for a moment that no rota is made for */
function momentOf(now: Instant, at: string | undefined): Instant {
  const moment = at === undefined ? now : instant(at)
  if (Math.abs(moment - now) <= FAR_DAYS * DAY) return moment
  throw new Refusal('range_invalid', 'Ask for a time within two years of now.')
}

async function factsAt(deps: Deps, request: FastifyRequest, at: Instant) {
  const shelf = await deps.desks.of(request)
  const [people, active] = await Promise.all([dutyMembers(shelf.tenant), activeByOwner(shelf.tenant)])
  const facts: DutyFacts = { people, active, policies: shelf.policies, at }
  return { shelf, facts }
}

function boardRoute(api: Api, deps: Deps): void {
  api.get(
    '/duty',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'Who is on duty now, who is next, and when the next person arrives',
        tags,
        querystring: DutyQuery,
        response: { 200: Duty },
      },
    },
    async (request) => {
      const { at, team } = request.query
      const { shelf, facts } = await factsAt(deps, request, momentOf(deps.now(), at))
      return dutyAnswer(facts, teamsOf(shelf.teams, team))
    },
  )
}

function rotaRoutes(api: Api, deps: Deps): void {
  api.get(
    '/duty/rota',
    {
      config: { permission: 'read_line' },
      schema: { summary: 'Who is on duty when', tags, querystring: RotaQuery, response: { 200: Rotas } },
    },
    async (request) => {
      const range = rangeOf(deps.now(), request.query)
      const { tenant, policies, teams } = await deps.desks.of(request)
      const people = await dutyMembers(tenant)
      const rotas = teamsOf(teams, request.query.team).flatMap((team) => {
        const versions = rotaOf(policies, team)
        const zone = versionAt(versions, range.start)?.document.zone ?? versions[0]?.document.zone
        if (zone === undefined) return []
        const duties = dutiesBetween(versions, people, range)
        return [{ team, zone, duties: duties.map(dutyView), gaps: gapsBetween(duties, range).map(gapView) }]
      })
      return { from: isoOf(range.start), to: isoOf(range.end), teams: rotas }
    },
  )

  api.post(
    '/duty/preview',
    {
      config: { permission: 'preview_rules' },
      schema: { summary: 'A rota before it is published', tags, body: PreviewRota, response: { 200: RotaPreview } },
    },
    async (request) => {
      const { document, from } = request.body
      const range = rangeOf(deps.now(), { from })
      const { tenant } = await deps.desks.of(request)
      const people = await dutyMembers(tenant)
      checkDutyRota(document)
      const duties = dutiesUnder(document, people, range)
      const named = document.blocks.flatMap(({ rotation }) => rotation.order.flatMap(groupOf))
      return {
        from: isoOf(range.start),
        to: isoOf(range.end),
        duties: duties.map(dutyView),
        gaps: gapsBetween(duties, range).map(gapView),
        unknown: [...new Set(named)].filter((handle) => !people.has(handle)),
        warnings: rotaWarnings(document),
      }
    },
  )
}

type Keep = (desk: HoursDesk, tx: Tenant) => Promise<DutyMember>

/** Carries out a change of somebody's hours: one's own, or with the permission for it anybody's. */
async function kept(deps: Deps, request: FastifyRequest, handle: string, keep: Keep): Promise<MemberView> {
  const caller = callerIn(request)
  const { facts } = await factsAt(deps, request, deps.now())
  if (!facts.people.has(handle)) {
    throw new Refusal('member_not_found', `There is no member "${handle}". Check the handle.`)
  }
  if (handle !== caller.handle) refuseUnlessMay(caller, 'manage_duty')
  const desk = await deps.desks.forWrite(request)
  const view = (member: DutyMember) =>
    memberView({ ...facts, people: new Map([...facts.people, [handle, member]]) }, member)
  const member = await keptOnce(
    desk,
    (tx) => keep(desk, tx),
    (made) => ({ status: 200, body: JSON.stringify(view(made)) }),
  )
  deps.live.wrote(desk.tenant.workspace)
  return view(member)
}

const keeping = { config: { permission: 'keep_hours' } } as const

function memberRoutes(api: Api, deps: Deps): void {
  const response = { 200: MemberView }
  api.post(
    '/members/:handle/hours',
    { ...keeping, schema: { summary: 'Say when a member works', tags, params: Handle, body: SetHours, response } },
    (request) => {
      const { handle } = request.params
      return kept(deps, request, handle, (desk, tx) => hoursSet(desk, tx, handle, request.body))
    },
  )

  api.post(
    '/members/:handle/absences',
    {
      ...keeping,
      schema: { summary: 'Plan an absence with a backup', tags, params: Handle, body: PlanAbsence, response },
    },
    (request) => {
      const { handle } = request.params
      return kept(deps, request, handle, (desk, tx) => absencePlanned(desk, tx, handle, request.body))
    },
  )

  api.post(
    '/members/:handle/absences/:id/cancel',
    {
      ...keeping,
      schema: { summary: 'End or take back an absence', tags, params: AbsencePath, body: CancelAbsence, response },
    },
    (request) => {
      const { handle, id } = request.params
      return kept(deps, request, handle, (desk, tx) => absenceCancelled(desk, tx, handle, id))
    },
  )

  api.post(
    '/members/:handle/capacity',
    {
      ...keeping,
      schema: { summary: 'Take no new tickets, or some again', tags, params: Handle, body: SetCapacity, response },
    },
    (request) => {
      const { handle } = request.params
      const { until, ...said } = request.body
      return kept(deps, request, handle, (desk, tx) =>
        capacitySet(desk, tx, handle, { ...said, until: until === null ? null : instant(until) }),
      )
    },
  )
}

function moveRoute(api: Api, deps: Deps): void {
  api.get(
    '/tickets/:number/move',
    {
      config: { permission: 'read_line' },
      schema: {
        summary: 'Whether a ticket should move to another region',
        tags: ['tickets'],
        params: NumberPath,
        querystring: MoveQuery,
        response: { 200: Move },
      },
    },
    async (request) => {
      const { tenant } = await deps.desks.of(request)
      return ticketMove({ tenant, now: deps.now() }, request.params.number, request.query.asked === 'true')
    },
  )
}

export function dutyRoutes(api: Api, deps: Deps): void {
  boardRoute(api, deps)
  rotaRoutes(api, deps)
  memberRoutes(api, deps)
  moveRoute(api, deps)
}
