import fc from 'fast-check'
import { expect, test } from 'vitest'
import { onDutyAt } from '../../../test/oracle/duty.ts'
import { away, block, peopleOf, person, rota, since } from '../../../test/support/duty.ts'
import { must } from '../assert.ts'
import { WEEKDAYS } from '../calendar/document.ts'
import { DAY, HOUR, type Instant, instant, instantOf, isoOf, later, MINUTE } from '../time.ts'
import type { DutyBlock, DutyRota, People } from './document.ts'
import { type Duty, dutiesAt, dutiesBetween } from './rota.ts'

const ZONES = ['America/Los_Angeles', 'Europe/Berlin', 'Australia/Lord_Howe', 'America/Santiago', 'UTC']
const HANDLES = ['ann', 'ben', 'cem', 'dee', 'eli']

/** The weekends on which clocks of some of the zones change, and an ordinary one. */
const WEEKENDS = [
  '2024-03-09',
  '2024-03-30',
  '2024-04-06',
  '2024-09-07',
  '2024-10-05',
  '2024-10-26',
  '2024-11-02',
  '2024-06-01',
]

const time = fc.integer({ min: 0, max: 47 }).map((half) => {
  const [hour, minute] = [Math.floor(half / 2), (half % 2) * 30]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
})
const order = fc.array(
  fc.oneof(fc.constantFrom(...HANDLES), fc.uniqueArray(fc.constantFrom(...HANDLES), { minLength: 1, maxLength: 3 })),
  {
    minLength: 1,
    maxLength: 4,
  },
)

const blocks = fc
  .uniqueArray(
    fc.record({
      name: fc.constantFrom('early', 'late', 'night'),
      from: time,
      to: time,
      zone: fc.option(fc.constantFrom(...ZONES), { nil: null }),
      days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
      people: fc.integer({ min: 1, max: 2 }),
      rotation: fc.record({
        every: fc.constantFrom('day', 'week'),
        starts: fc.constantFrom('2024-01-01', '2024-01-03', '2024-03-10', '2024-10-27'),
        order,
      }),
    }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 3 },
  )
  .map((all) => all as DutyBlock[])

const date = fc.integer({ min: -2, max: 3 })
const dateOf = (weekend: Instant, day: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'UTC' }).format(later(weekend, day * DAY))

interface Drawn {
  readonly document: DutyRota
  readonly people: People
  readonly weekend: Instant
}

const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    blocks,
    weekend: fc.constantFrom(...WEEKENDS).map((text) => instant(`${text}T00:00Z`)),
    away: fc.array(fc.tuple(fc.constantFrom(...HANDLES), date, date, fc.constantFrom(...HANDLES)), { maxLength: 4 }),
    homes: fc.array(fc.constantFrom(...ZONES), { minLength: 5, maxLength: 5 }),
  })
  .map(({ zone, blocks: all, weekend, away: absences, homes }) => ({
    document: rota(zone, ...all),
    weekend,
    people: peopleOf(
      ...HANDLES.slice(0, 4).map((handle, index) =>
        person(handle, {
          hours: { zone: must(homes[index], 'one each'), week: {}, region: 'EMEA' },
          absences: absences
            .filter(([who, , , backup]) => who === handle && backup !== handle)
            .slice(0, 1)
            .map(([, from, to, backup]) =>
              away(dateOf(weekend, Math.min(from, to)), dateOf(weekend, Math.max(from, to)), backup),
            ),
        }),
      ),
    ),
  }))

/** Handles on at `at` by block, alphabetically. */
function byBlock(duties: readonly Duty[], at: Instant): Readonly<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const { block: name, on } of dutiesAt(duties, at)) {
    found[name] = [...(found[name] ?? []), ...on.map(({ handle }) => handle)].toSorted()
  }
  return found
}

const sorted = (found: Readonly<Record<string, string[]>>) => Object.entries(found).toSorted()

test('DUT-5: every quarter of an hour of a weekend is as the oracle has it, and every minute near a change', () => {
  fc.assert(
    fc.property(drawn, fc.integer({ min: 0, max: 14 }), ({ document, people, weekend }, offset) => {
      const range = { start: later(weekend, -12 * HOUR), end: later(weekend, 60 * HOUR) }
      const duties = dutiesBetween(since(document), people, range)
      const instants = new Set<Instant>()
      for (let at = later(range.start, offset * MINUTE); at < range.end; at = later(at, 15 * MINUTE)) instants.add(at)
      for (const { start, end } of duties)
        for (const by of [-1, 0, 1]) instants.add(later(start, by)).add(later(end, by))
      const wrong = [...instants].filter((at) => {
        if (at < range.start || at >= range.end) return false
        return JSON.stringify(sorted(byBlock(duties, at))) !== JSON.stringify(sorted(onDutyAt(document, people, at)))
      })
      expect(wrong.map(isoOf)).toEqual([])
    }),
    { numRuns: 30 },
  )
})

test('DUT-6: no instant has two answers, whatever range is asked for', () => {
  fc.assert(
    fc.property(
      drawn,
      fc.integer({ min: 0, max: 60 * 60 }),
      fc.integer({ min: 1, max: 48 }),
      (given, minute, hours) => {
        const { document, people, weekend } = given
        const at = later(weekend, minute * MINUTE - 12 * HOUR)
        const wide = dutiesBetween(since(document), people, { start: later(at, -3 * DAY), end: later(at, 3 * DAY) })
        const narrow = dutiesBetween(since(document), people, { start: at, end: later(at, hours * HOUR) })
        expect(dutiesAt(narrow, at)).toEqual(dutiesAt(wide, at))
        for (const { name } of document.blocks) {
          expect(dutiesAt(wide, at).filter((duty) => duty.block === name).length).toBeLessThanOrEqual(1)
        }
      },
    ),
    { numRuns: 200 },
  )
})

const BOUNDS = ['00:00', '02:00', '02:30', '07:00', '11:00', '15:00', '23:00', '24:00']

test('DUT-7: blocks that follow each other round the clock leave no minute out, and none twice', () => {
  const round = BOUNDS.slice(0, -1).map((from, index) => block(from, from, BOUNDS[index + 1] ?? ''))
  for (const zone of ZONES) {
    for (const text of WEEKENDS) {
      const range = { start: instant(`${text}T00:00Z`), end: later(instant(`${text}T00:00Z`), 3 * DAY) }
      const people = peopleOf(...['ann', 'ben', 'cem'].map((handle) => person(handle)))
      const duties = dutiesBetween(since(rota(zone, ...round)), people, range)
      for (const [index, duty] of duties.entries()) {
        if (index > 0) expect(duty.start).toBe(duties[index - 1]?.end)
      }
      expect(duties[0]?.start).toBeLessThanOrEqual(range.start)
      expect(duties.at(-1)?.end).toBeGreaterThanOrEqual(range.end)
    }
  }
})

test('DUT-8: turns keep their order, over changes of the clocks too', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      time,
      fc.constantFrom('day' as const, 'week' as const),
      fc.integer({ min: 0, max: 700 }),
      (zone, from, every, day) => {
        const shift = block('it', from, from, {
          rotation: { every, starts: '2024-01-01', order: ['ann', 'ben', 'cem'] },
        })
        const people = peopleOf(...['ann', 'ben', 'cem'].map((handle) => person(handle)))
        const start = later(instant('2024-01-02T00:00Z'), day * DAY)
        const duties = dutiesBetween(since(rota(zone, shift)), people, { start, end: later(start, 30 * DAY) })
        for (const [index, { date: on, ...duty }] of duties.slice(1).entries()) {
          const before = must(duties[index], 'the one before')
          const weeks = (text: string) =>
            Math.floor((instant(`${text}T00:00Z`) - instant('2024-01-01T00:00Z')) / (7 * DAY))
          const changes = every === 'day' || weeks(on) !== weeks(before.date)
          const turns = ['ann', 'ben', 'cem', 'ann']
          const expected = changes ? turns[turns.indexOf(before.on[0]?.handle ?? '') + 1] : before.on[0]?.handle
          expect(duty.on[0]?.handle).toBe(expected)
        }
      },
    ),
    { numRuns: 100 },
  )
})

test('the oracle has an opinion: one minute of an ordinary day', () => {
  const document = rota('Europe/Berlin', block('day', '09:00', '17:00'))
  const people = peopleOf(person('ann'), person('ben'), person('cem'))
  expect(onDutyAt(document, people, instantOf(instant('2024-06-03T07:00Z')))).toEqual({ day: ['ben'] })
  expect(onDutyAt(document, people, instantOf(instant('2024-06-03T15:00Z')))).toEqual({})
})
