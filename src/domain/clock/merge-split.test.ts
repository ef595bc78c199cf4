/** Merging and splitting tickets whose clocks run, pause or are missed keeps every promise. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hours, judgedBy, simpleSla, version } from '../../../test/support/clock-story.ts'
import { aStream, CHANGES, NOON } from '../../../test/support/tickets.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { HOUR, type Instant, later, MINUTE } from '../time.ts'
import { carriedClocks } from './absorb.ts'
import type { Clock } from './clock.ts'
import { clocksOf } from './clocks-of.ts'
import { foldClocks } from './fold.ts'

/** Open all the time, so that minutes can be counted one by one. */
const always = {
  name: 'Always',
  timeZone: 'UTC',
  week: Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, ['00:00-24:00']]),
  ),
  holidays: [],
  overrides: [],
}
const targets = {
  triage: hours(1),
  first_response: hours(8),
  next_response: hours(6),
  update: hours(24),
  resolution: hours(30),
}
const policies = judgedBy(simpleSla({ 2: targets }), {
  book: { calendars: { office: [version(always)] }, holidays: {} },
})

const { triaged, replied, received, noted, resumed, held } = CHANGES
const CUSTOMER = { ...held, for: 'customer' } as const
const VENDOR = { ...held, for: 'third_party' } as const
const ACKNOWLEDGED = { ...replied, weight: 'acknowledgement' } as const

interface Life {
  readonly begins: number
  readonly steps: readonly (readonly [minutes: number, change: TicketChange])[]
}

const life: fc.Arbitrary<Life> = fc.record({
  begins: fc.integer({ min: 0, max: 1200 }),
  steps: fc.array(
    fc.tuple(
      fc.integer({ min: 1, max: 700 }),
      fc.constantFrom<TicketChange>(CUSTOMER, VENDOR, resumed, replied, ACKNOWLEDGED, received, noted, triaged),
    ),
    { maxLength: 7 },
  ),
})

const minute = (count: number): Instant => later(NOON, count * MINUTE)

/** The events of a life, each at its own minute. */
function eventsOf({ begins, steps }: Life): TicketEvent[] {
  let at = begins
  const times = [begins, ...steps.map(([minutes]) => (at += minutes))]
  const changes = steps.map(([, change]) => change)
  return aStream({}, changes).map((event, index) => ({ ...event, at: minute(times[index] ?? at) }))
}

const endOf = (events: readonly TicketEvent[]): Instant => events.at(-1)?.at ?? NOON

/** Both lives, and a moment after all of either. */
const meeting = fc.tuple(life, life, fc.integer({ min: 1, max: 900 })).map(([one, other, gap]) => {
  const [merged, goesOn] = [eventsOf(one), eventsOf(other)]
  const last = Math.max(endOf(merged), endOf(goesOn)) as Instant
  return { merged, goesOn, at: later(last, gap * MINUTE) }
})

const absorbing = (merged: readonly TicketEvent[], at: Instant, sameCustomer: boolean): TicketChange => ({
  ...CHANGES.absorbed,
  number: 7,
  sameCustomer,
  segment: 'enterprise',
  plan: 'gold',
  contract: null,
  clocks: carriedClocks(foldClocks(merged, policies), at),
})

const appended = (events: readonly TicketEvent[], at: Instant, change: TicketChange): TicketEvent[] => [
  ...events,
  { ticketId: 'a-ticket', version: events.length + 1, at, actor: 'ann', change },
]

const METRICS = ['first_response', 'next_response', 'update', 'resolution'] as const

/** The promise of a metric that is still owed at `at`. */
const owedOf = (events: readonly TicketEvent[], at: Instant, metric: string, party: number | null = null) =>
  clocksOf(events, policies, at).find(
    (clock) => clock.metric === metric && clock.party === party && clock.endedAt === null,
  )

const countsAt = (clock: Clock | undefined, at: Instant): boolean =>
  clock !== undefined &&
  clock.startedAt <= at &&
  clock.pauses.every(({ from, to }) => at < from || (to !== null && at >= to))

/** Minutes before `until` in which at least one of the clocks counted, one by one. */
function minutesCounted(clocks: readonly (Clock | undefined)[], until: Instant): number {
  let count = 0
  for (let at: Instant = NOON; at < until; at = later(at, MINUTE))
    if (clocks.some((clock) => countsAt(clock, at))) count++
  return count
}

const earliest = (...instants: readonly (Instant | null | undefined)[]): Instant | null => {
  const known = instants.filter((instant) => instant !== null && instant !== undefined)
  return known.length === 0 ? null : (Math.min(...known) as Instant)
}

test('CLK-10: merged for one customer, the earliest start counts, and all time that either counted', () => {
  fc.assert(
    fc.property(meeting, ({ merged, goesOn, at }) => {
      const after = appended(goesOn, at, absorbing(merged, at, true))
      for (const metric of METRICS) {
        const [theirs, ours] = [owedOf(merged, at, metric), owedOf(goesOn, at, metric)]
        const joint = owedOf(after, at, metric)
        expect(joint === undefined, metric).toBe(theirs === undefined && ours === undefined)
        if (!joint) continue
        expect(joint.startedAt, metric).toBe(earliest(theirs?.startedAt, ours?.startedAt))
        expect(joint.used / MINUTE, metric).toBe(minutesCounted([theirs, ours], at))
        const missed = earliest(theirs?.breachedAt, ours?.breachedAt)
        // A due that is past once both are counted together is missed at the merge.
        expect([missed, missed ?? at], metric).toContain(joint.breachedAt)
        const due = earliest(theirs?.dueAt, ours?.dueAt)
        if (joint.dueAt !== null && due !== null) expect(joint.dueAt, metric).toBeLessThanOrEqual(due)
      }
    }),
  )
})

test('CLK-10: merged for another customer, their promises go on beside, and the own ones are as they were', () => {
  fc.assert(
    fc.property(meeting, ({ merged, goesOn, at }) => {
      const after = appended(goesOn, at, absorbing(merged, at, false))
      for (const metric of METRICS) {
        const theirs = owedOf(merged, at, metric)
        const beside = owedOf(after, at, metric, 7)
        expect([beside?.startedAt, beside?.breachedAt, beside?.used]).toEqual([
          theirs?.startedAt,
          theirs?.breachedAt,
          theirs?.used,
        ])
      }
      const own = clocksOf(after, policies, at).filter(({ party }) => party === null)
      expect(own).toEqual(clocksOf(goesOn, policies, at))
    }),
  )
})

test('CLK-10: split, the part keeps the start, and what stays keeps every clock', () => {
  fc.assert(
    fc.property(life, fc.integer({ min: 1, max: 900 }), (one, gap) => {
      const events = eventsOf(one)
      const at = later(endOf(events), gap * MINUTE)
      const stays = appended(events, at, CHANGES.split_off)
      expect(clocksOf(stays, policies, at)).toEqual(clocksOf(events, policies, at))
      const begun = events[0]?.at ?? NOON
      const part = aStream({ splitFrom: 1 }, [], begun)
      for (const metric of ['first_response', 'resolution'] as const) {
        const clock = owedOf(part, at, metric)
        expect([clock?.startedAt, clock?.used]).toEqual([begun, at - begun])
        expect(clock?.breachedAt === null).toBe(at - begun <= targets[metric].amount * HOUR)
      }
    }),
  )
})
