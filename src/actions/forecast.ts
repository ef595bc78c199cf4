/** Forecasts of running clocks, and how good such forecasts have been. */

import { must } from '../domain/assert.ts'
import { calendarOf } from '../domain/calendar/calendar.ts'
import { endedPauses } from '../domain/clock/aim.ts'
import type { Clock, Cycle } from '../domain/clock/clock.ts'
import { clockAt } from '../domain/clock/clocks-of.ts'
import { type Calibration, type Called, calibration } from '../domain/forecast/calibration.ts'
import { type Forecast, forecastOf } from '../domain/forecast/forecast.ts'
import { type Handled, handledBy } from '../domain/forecast/measured.ts'
import type { Policies } from '../domain/policies.ts'
import { warningAt } from '../domain/sla/target.ts'
import { elapsed, type Instant, MINUTE, type Millis } from '../domain/time.ts'
import type { Db, Tenant } from '../store/db.ts'
import { type Ended, endedClocks, type StandingThen, standingsAt } from '../store/handling.ts'
import { countBefore } from '../store/places.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'

interface Reader {
  readonly tenant: Tenant
  readonly policies: Policies
  readonly now: Instant
}

/** Promises that a calibration looks at: each needs a count of who waited before it then. */
const MOST_CALLED = 300
/** What was measured is measured anew after so long. */
const FRESH: Millis = MINUTE

interface Measured {
  readonly at: Instant
  readonly ended: readonly Ended[]
  readonly handled: readonly Handled[]
}

const kept = new WeakMap<Db, Measured>()

async function measured({ tenant, policies, now }: Reader): Promise<Measured> {
  const known = kept.get(tenant.db)
  if (known && now >= known.at && elapsed(known.at, now) < FRESH) return known
  const ended = await endedClocks(tenant)
  const handled = ended.flatMap(({ team, cycle }) => handledBy(team, cycle, policies) ?? [])
  const fresh = { at: now, ended, handled }
  kept.set(tenant.db, fresh)
  return fresh
}

/** What is forecast of each of `clocks` of a ticket, in their order; null where nothing is. */
export async function forecastsOf(
  reader: Reader,
  { ticket, standing }: PlacedTicket,
  clocks: readonly Clock[],
): Promise<(Forecast | null)[]> {
  if (!clocks.some(({ status }) => status === 'running')) return clocks.map(() => null)
  const { tenant, policies, now } = reader
  const [{ handled }, place] = await Promise.all([
    measured(reader),
    standing.line === 'waiting' ? placeOf(tenant, ticket.team, standing.keys.normal) : null,
  ])
  return clocks.map((clock) => forecastOf(handled, { clock, team: ticket.team, place, policies, now }))
}

async function placeOf(tenant: Tenant, team: string, key: PlacedTicket['standing']['keys']['normal']) {
  const { before } = await countBefore(tenant, team, { normal: [key] })
  return 1 + must(before.normal[0], 'counted')
}

/** When half of the time to its due was used up, if it was still owed then. */
function halfWay(cycle: Cycle, policies: Policies): Instant | undefined {
  const aim = cycle.aims.at(-1)
  if (!aim || cycle.endedAt === null) return undefined
  const calendar = calendarOf(policies.book, aim.calendar, cycle.knownAt)
  const pauses = endedPauses(cycle.pauses)
  const at = warningAt({ target: aim.target, calendar, startedAt: cycle.startedAt, pauses, percent: 50 })
  return at < cycle.endedAt ? at : undefined
}

interface Past {
  readonly ended: Ended
  readonly at: Instant
}

/** What would have been called of a promise half way to its due, with what was known then; undefined if nothing. */
function called(
  { ended, at }: Past,
  then: StandingThen | undefined,
  handled: readonly Handled[],
  policies: Policies,
): Called | undefined {
  const { cycle, team } = ended
  // As it stood then: neither ended nor missed yet.
  const running = { ...cycle, endedAt: null, outcome: null, breachedAt: null }
  const clock = clockAt(running, policies, at)
  if (!clock) return undefined
  const forecast = forecastOf(handled, { clock, team, place: then?.place ?? null, policies, now: at })
  return forecast ? { chance: forecast.chance, breached: cycle.breachedAt !== null } : undefined
}

/** How good forecasts of the promises that ended last would have been, half way to their dues (FOR-3). */
export async function forecastCalibration(reader: Reader): Promise<Calibration> {
  const { ended, handled } = await measured(reader)
  const { policies } = reader
  const past = ended.flatMap((each): Past[] => {
    const at = halfWay(each.cycle, policies)
    return at === undefined ? [] : [{ ended: each, at }]
  })
  const step = Math.max(1, Math.ceil(past.length / MOST_CALLED))
  const some = past.filter((_, index) => index % step === 0)
  const then = await standingsAt(
    reader.tenant,
    some.map(({ ended: { ticketId }, at }) => ({ ticketId, at })),
  )
  return calibration(some.flatMap((each, index) => called(each, then[index], handled, policies) ?? []))
}
