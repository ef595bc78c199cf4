/** Digests and quiet hours in many zones, around changes of their clocks: against the oracle, and by themselves. */
import { describe, expect, test } from 'vitest'
import { WEEKDAYS } from '../../src/domain/calendar/document.ts'
import { digestDue, isQuiet, LATEST, nextDigest, toldAt } from '../../src/domain/digest/instants.ts'
import { type NoticedPerson, USUAL_NOTICES } from '../../src/domain/digest/notices.ts'
import type { Absence, WorkHours } from '../../src/domain/duty/document.ts'
import { DAY, elapsed, HOUR, type Instant, instantOf, isoOf, later } from '../../src/domain/time.ts'
import { away, person } from '../support/duty.ts'
import { digestsBetween, isQuiet as quietByOracle, STEP } from './digest.ts'
import { type Random, randomFrom } from './random.ts'
import { wallOf } from './wall.ts'
import { ZONES } from './zones.ts'

/** From here on every clock changes on a quarter of an hour; until 2011 St. John's did so a minute past midnight. */
const FIRST_YEAR = 2012
const YEARS = 25

const clock = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
const isoDate = (at: number): string => isoOf(instantOf(at)).slice(0, 10)

interface Draw {
  readonly person: NoticedPerson
  /** A change of the clocks of the zone, on a quarter of an hour, or any such moment. */
  readonly at: Instant
  readonly random: Random
}

/** A quarter of the day: most often near where the wall jumps from or to. */
function quarterNear(random: Random, timeZone: string, at: number): number {
  const edge = Math.floor((at + wallOf(timeZone).offset(at - random.whole(0, 1))) / STEP)
  const near = edge + random.whole(-5, 5)
  return (((random.chance(60) ? near : random.whole(0, 95)) % 96) + 96) % 96
}

function hoursIn(random: Random, zone: string): WorkHours {
  const days = WEEKDAYS.filter((_, index) => random.chance(index < 5 ? 85 : 25))
  const from = random.whole(0, 95)
  const window = `${clock(from)}-${clock((from + random.whole(8, 40)) % 96)}`
  return { zone, region: 'EMEA', week: Object.fromEntries(days.map((day) => [day, [window]])) }
}

function absencesAt(random: Random, at: number): Absence[] {
  if (random.chance(60)) return []
  const first = at + random.whole(-3, 3) * DAY
  return [away(isoDate(first), isoDate(first + random.whole(0, 4) * DAY), 'lee')]
}

function draw(seed: number): Draw {
  const random = randomFrom(seed)
  const zone = random.pick(ZONES)
  const year = Date.UTC(FIRST_YEAR + random.whole(0, YEARS - 1), 0, 1)
  const shifts = wallOf(zone).shifts(year, year + 366 * DAY)
  const at = shifts.length > 0 ? random.pick(shifts).at : year
  const quiet = { from: clock(quarterNear(random, zone, at)), to: clock(quarterNear(random, zone, at)) }
  const notices = {
    zone: random.chance(30) ? null : zone,
    digest: random.pick(['working_days', 'every_day'] as const),
    digestAt: clock(quarterNear(random, zone, at)),
    quiet: random.chance(20) || quiet.from === quiet.to ? null : quiet,
    daysOffQuiet: random.chance(50),
    atOnce: true,
  }
  const hours = random.chance(70) ? hoursIn(random, random.chance(70) ? zone : random.pick(ZONES)) : null
  return {
    person: { ...person('eve', { hours, absences: absencesAt(random, at) }), notices },
    at: instantOf(at),
    random,
  }
}

const draws = (from: number, count: number): [seed: number, Draw][] =>
  Array.from({ length: count }, (_, index) => [from + index, draw(from + index)])

/** Every digest after `from`, up to `to`. */
function listed(who: NoticedPerson, from: Instant, to: Instant): { date: string; at: number }[] {
  const found: { date: string; at: number }[] = []
  for (let next = nextDigest(who, from); next && next.at <= to; next = nextDigest(who, next.at)) found.push(next)
  return found
}

describe('laws of digests', { timeout: 120_000 }, () => {
  test('DIG-4, DIG-5: digests come when the wall first shows their time, once for a date that exists', () => {
    for (const [seed, { person: who, at }] of draws(1, 120)) {
      const [from, to] = [later(at, -4 * DAY), later(at, 4 * DAY)]
      expect({ seed, digests: listed(who, from, to) }).toEqual({ seed, digests: digestsBetween(who, from, to) })
    }
  })

  test('DIG-6: what is due is the last digest by then, for four hours', () => {
    for (const [seed, { person: who, at, random }] of draws(1_001, 80)) {
      const now = later(at, random.whole(-200, 200) * STEP)
      const last = digestsBetween(who, later(now, -3 * DAY), now).at(-1)
      const due = last && elapsed(instantOf(last.at), now) <= LATEST ? last : undefined
      expect({ seed, due: digestDue(who, now) }).toEqual({ seed, due })
    }
  })

  test('DIG-7, DIG-8: quiet hours last from the first showing of their beginning to that of their end', () => {
    for (const [seed, { person: who, at }] of draws(2_001, 80)) {
      for (let now = later(at, -30 * HOUR); now < at + 30 * HOUR; now = later(now, STEP)) {
        const told = { seed, now: isoOf(now), quiet: isQuiet(who, now) }
        expect(told).toEqual({ seed, now: isoOf(now), quiet: quietByOracle(who, now) })
      }
    }
  })

  test('DIG-8: what came in quiet hours is told at the first moment that is not quiet, all of it at once', () => {
    for (const [seed, { person: who, at, random }] of draws(3_001, 80)) {
      const came = later(at, random.whole(-96, 96) * STEP)
      const told = toldAt(who, came)
      if (told === undefined) continue
      expect({ seed, quiet: isQuiet(who, told) }).toEqual({ seed, quiet: false })
      for (let now = came; now < told && now < came + 5 * DAY; now = later(now, STEP)) {
        expect({ seed, now, told: toldAt(who, now), quiet: quietByOracle(who, now) }).toEqual({
          seed,
          now,
          told,
          quiet: true,
        })
      }
    }
  })
})

test('DIG-4: a digest at a skipped time comes when the gap ends, one at a repeated time once', () => {
  const berlin = {
    ...person('eve'),
    notices: { ...USUAL_NOTICES, zone: 'Europe/Berlin', digest: 'every_day' as const },
  }
  const at = (digestAt: string) => ({ ...berlin, notices: { ...berlin.notices, digestAt } })
  const times = (digestAt: string, from: string, to: string) =>
    listed(at(digestAt), instantOf(Date.parse(from)), instantOf(Date.parse(to))).map((each) =>
      isoOf(instantOf(each.at)),
    )
  expect(times('02:30', '2026-03-28T12:00Z', '2026-03-30T12:00Z')).toEqual([
    '2026-03-29T01:00:00.000Z',
    '2026-03-30T00:30:00.000Z',
  ])
  expect(times('02:30', '2026-10-24T12:00Z', '2026-10-26T12:00Z')).toEqual([
    '2026-10-25T00:30:00.000Z',
    '2026-10-26T01:30:00.000Z',
  ])
})

test('DIG-5: a date that a zone left out has no digest', () => {
  const apia = { ...person('eve'), notices: { ...USUAL_NOTICES, zone: 'Pacific/Apia', digest: 'every_day' as const } }
  const from = instantOf(Date.parse('2011-12-28T00:00Z'))
  expect(listed(apia, from, later(from, 4 * DAY)).map(({ date }) => date)).toEqual([
    '2011-12-28',
    '2011-12-29',
    '2011-12-31',
    '2012-01-01',
  ])
})
