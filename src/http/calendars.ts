/**
 * GET  /calendars                       every calendar
 * GET  /calendars/:slug                 one, with its versions
 * GET  /calendars/:slug/year/:year      every day of a year
 * GET  /calendars/:slug/open            when it is open
 * GET  /calendars/:slug/add             the end of an amount of its time
 * POST /calendars/:slug/preview         who would gain and who would lose
 * POST /calendars/:slug                 publish the next version
 */
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  AddQuery,
  CalendarDetail,
  type CalendarDocument,
  CalendarDraft,
  CalendarOpen,
  Calendars,
  CalendarYear,
  Effects,
  OpenQuery,
  PublishCalendar,
  Published,
  TimeAdded,
} from '../contract/calendars.ts'
import { Slug } from '../contract/shape.ts'
import {
  addBusinessDays,
  addWorkingTime,
  type Calendar,
  calendarOf,
  openIntervals,
  subtractWorkingTime,
  timeZoneOf,
  weekLength,
  workingTimeBetween,
} from '../domain/calendar/calendar.ts'
import { daysOf } from '../domain/calendar/days.ts'
import { Refusal } from '../domain/refusal.ts'
import { DAY, elapsed, type Instant, instant, isoOf, later } from '../domain/time.ts'
import { publishedVersions } from '../store/policies.ts'
import type { Api } from './api.ts'
import type { Deps } from './deps.ts'
import { preview, publish } from './publishing.ts'
import { bySlug, calendarView, versionViews } from './rule-views.ts'

const Path = z.strictObject({ slug: Slug })
const YearPath = z.strictObject({ slug: Slug, year: z.coerce.number().int().min(1971).max(2999) })
const tags = ['calendars']

const LONGEST = 400 * DAY
const WEEK = 7 * DAY

const notFound = (slug: string, known: Iterable<string>) =>
  new Refusal(
    'calendar_not_found',
    `There is no calendar "${slug}". Choose one of: ${[...known].join(', ') || 'none yet'}.`,
  )

/** The calendar that a request names, as it is known now. @throws Refusal `calendar_not_found` */
async function asked({ desks, now }: Deps, request: FastifyRequest, slug: string) {
  const { policies } = await desks.of(request)
  const { calendars } = policies.book
  if (!Object.hasOwn(calendars, slug)) throw notFound(slug, Object.keys(calendars))
  const at = now()
  return { book: policies.book, calendar: calendarOf(policies.book, slug, at), at }
}

/** The instant by which so much time of the calendar has passed; back in time for a negative amount. */
function added(calendar: Calendar, from: Instant, { amount, unit }: z.output<typeof AddQuery>): Instant {
  if (unit === 'milliseconds') {
    return amount < 0 ? subtractWorkingTime(calendar, from, -amount) : addWorkingTime(calendar, from, amount)
  }
  if (amount < 1 || amount > 400) {
    throw new Refusal('policy_invalid', `The amount of ${unit} is ${amount}. Give a whole number from 1 to 400.`, {
      place: 'amount',
    })
  }
  if (unit === 'business_weeks') return addWorkingTime(calendar, from, amount * weekLength(calendar, from))
  return addBusinessDays(calendar, from, amount, 'same_time')
}

function rangeOf(query: z.output<typeof OpenQuery>, now: Instant): { from: Instant; to: Instant } {
  const from = query.from === undefined ? now : instant(query.from)
  const to = query.to === undefined ? later(from, WEEK) : instant(query.to)
  if (to <= from || elapsed(from, to) > LONGEST) {
    const text = 'The range must end after it begins, and at most 400 days later. Give another `to`.'
    throw new Refusal('policy_invalid', text, { place: 'to' })
  }
  return { from, to }
}

function readingRoutes(api: Api, deps: Deps): void {
  api.get(
    '/calendars',
    { config: { permission: 'read_rules' }, schema: { summary: 'Every calendar', tags, response: { 200: Calendars } } },
    async (request) => {
      const { tenant, policies } = await deps.desks.of(request)
      const versions = bySlug(await publishedVersions(tenant, 'calendar'))
      const now = deps.now()
      const known = [...versions].filter(([slug]) => Object.hasOwn(policies.book.calendars, slug))
      return { items: known.flatMap(([, [newest]]) => (newest ? [calendarView(newest, policies, now)] : [])) }
    },
  )

  api.get(
    '/calendars/:slug',
    {
      config: { permission: 'read_rules' },
      schema: { summary: 'One calendar with its versions', tags, params: Path, response: { 200: CalendarDetail } },
    },
    async (request) => {
      const { slug } = request.params
      const { tenant, policies } = await deps.desks.of(request)
      await asked(deps, request, slug)
      const versions = bySlug(await publishedVersions(tenant, 'calendar')).get(slug) ?? []
      const [newest] = versions
      if (!newest) throw notFound(slug, [])
      return { ...calendarView(newest, policies, deps.now()), versions: versionViews<CalendarDocument>(versions) }
    },
  )

  api.get(
    '/calendars/:slug/year/:year',
    {
      config: { permission: 'read_rules' },
      schema: { summary: 'Every day of a year', tags, params: YearPath, response: { 200: CalendarYear } },
    },
    async (request) => {
      const { slug, year } = request.params
      const { book, at } = await asked(deps, request, slug)
      return { year, days: daysOf(book, slug, at, year).map((day) => ({ ...day, windows: [...day.windows] })) }
    },
  )
}

function reckoningRoutes(api: Api, deps: Deps): void {
  api.get(
    '/calendars/:slug/open',
    {
      config: { permission: 'read_rules' },
      schema: {
        summary: 'When it is open',
        tags,
        params: Path,
        querystring: OpenQuery,
        response: { 200: CalendarOpen },
      },
    },
    async (request) => {
      const { calendar, at } = await asked(deps, request, request.params.slug)
      const { from, to } = rangeOf(request.query, at)
      return {
        from: isoOf(from),
        to: isoOf(to),
        intervals: openIntervals(calendar, from, to).map(({ start, end }) => ({ from: isoOf(start), to: isoOf(end) })),
        openMs: workingTimeBetween(calendar, from, to),
      }
    },
  )

  api.get(
    '/calendars/:slug/add',
    {
      config: { permission: 'read_rules' },
      schema: {
        summary: 'The end of an amount of its time',
        tags,
        params: Path,
        querystring: AddQuery,
        response: { 200: TimeAdded },
      },
    },
    async (request) => {
      const { calendar, at: now } = await asked(deps, request, request.params.slug)
      const { from, amount, unit } = request.query
      const at = added(calendar, instant(from), request.query)
      return { from: isoOf(instant(from)), amount, unit, at: isoOf(at), timeZone: timeZoneOf(calendar, now) }
    },
  )
}

function publishingRoutes(api: Api, deps: Deps): void {
  api.post(
    '/calendars/:slug/preview',
    {
      config: { permission: 'preview_rules' },
      schema: {
        summary: 'Who would gain, lose and newly breach',
        tags,
        params: Path,
        body: CalendarDraft,
        response: { 200: Effects },
      },
    },
    (request, reply) =>
      preview(deps, { request, reply }, { name: 'calendar', slug: request.params.slug }, request.body),
  )

  api.post(
    '/calendars/:slug',
    {
      config: { permission: 'publish_calendars' },
      schema: {
        summary: 'Publish a calendar',
        tags,
        params: Path,
        body: PublishCalendar,
        response: { 201: Published },
      },
    },
    async (request, reply) => {
      const done = await publish(deps, request, { name: 'calendar', slug: request.params.slug }, request.body)
      reply.code(201)
      return done
    },
  )
}

export function calendarRoutes(api: Api, deps: Deps): void {
  readingRoutes(api, deps)
  reckoningRoutes(api, deps)
  publishingRoutes(api, deps)
}
