/** Duty and working hours over the weekends on which the clocks of three places change. */
import { describe, expect, test } from 'vitest'
import { boardOf } from '../../src/domain/duty/board.ts'
import type { DutyPerson, Region } from '../../src/domain/duty/document.ts'
import { atWorkBetween, isAtWork } from '../../src/domain/duty/hours.ts'
import { dutiesBetween } from '../../src/domain/duty/rota.ts'
import { DAY, HOUR, instant, isoOf, later, MINUTE } from '../../src/domain/time.ts'
import { onDutyAt } from '../oracle/duty.ts'
import { block, peopleOf, person, rota, since } from '../support/duty.ts'
import { onEveryDay } from '../support/hours.ts'

interface Weekend {
  readonly zone: string
  readonly region: Region
  /** The local Sunday on which the clocks change. */
  readonly sunday: string
  readonly change: 'forward' | 'back'
  /** How long a night duty from 01:00 to 04:00 is that night. */
  readonly night: number
  /** When it begins, in UTC. */
  readonly from: string
}

const WEEKENDS: readonly Weekend[] = [
  {
    zone: 'America/Los_Angeles',
    region: 'AMER',
    sunday: '2024-03-10',
    change: 'forward',
    night: 2,
    from: '2024-03-10T09:00Z',
  },
  {
    zone: 'America/Los_Angeles',
    region: 'AMER',
    sunday: '2024-11-03',
    change: 'back',
    night: 4,
    from: '2024-11-03T08:00Z',
  },
  {
    zone: 'Europe/Berlin',
    region: 'EMEA',
    sunday: '2024-03-31',
    change: 'forward',
    night: 2,
    from: '2024-03-31T00:00Z',
  },
  { zone: 'Europe/Berlin', region: 'EMEA', sunday: '2024-10-27', change: 'back', night: 4, from: '2024-10-26T23:00Z' },
  {
    zone: 'Australia/Sydney',
    region: 'APAC',
    sunday: '2024-10-06',
    change: 'forward',
    night: 2,
    from: '2024-10-05T15:00Z',
  },
  {
    zone: 'Australia/Sydney',
    region: 'APAC',
    sunday: '2024-04-07',
    change: 'back',
    night: 4,
    from: '2024-04-06T14:00Z',
  },
  // Half an hour: from 01:00 to 04:00 are two and a half, or three and a half hours.
  {
    zone: 'Australia/Lord_Howe',
    region: 'APAC',
    sunday: '2024-10-06',
    change: 'forward',
    night: 2.5,
    from: '2024-10-05T14:30Z',
  },
  {
    zone: 'Australia/Lord_Howe',
    region: 'APAC',
    sunday: '2024-04-07',
    change: 'back',
    night: 3.5,
    from: '2024-04-06T14:00Z',
  },
]

const PEOPLE = ['ann', 'ben', 'cem', 'dee']
const turns = { every: 'day', starts: '2024-01-01', order: PEOPLE } as const

const rotaIn = (zone: string) =>
  rota(
    zone,
    block('night', '01:00', '04:00', { rotation: turns }),
    block('day', '04:00', '13:00', { rotation: turns }),
    block('evening', '13:00', '01:00', { rotation: turns }),
  )

const peopleIn = ({ zone, region }: Weekend) =>
  peopleOf(
    ...PEOPLE.map((handle): DutyPerson => person(handle, { hours: { zone, region, week: onEveryDay('01:30-09:30') } })),
  )

const weekend = ({ sunday }: Weekend) => ({
  start: later(instant(`${sunday}T00:00Z`), -36 * HOUR),
  end: later(instant(`${sunday}T00:00Z`), 60 * HOUR),
})

describe.each(WEEKENDS)('the clocks of $zone go $change on $sunday', (given) => {
  const { zone, night, from, sunday, change } = given
  const people = peopleIn(given)
  const range = weekend(given)
  const duties = dutiesBetween(since(rotaIn(zone)), people, range)

  test('DUT-7: the night duty is as long as the night, and is one duty', () => {
    const nights = duties.filter((duty) => duty.block === 'night' && duty.date === sunday)
    expect(nights).toHaveLength(1)
    expect(nights.map(({ start, end }) => [isoOf(start), (end - start) / HOUR])).toEqual([
      [isoOf(instant(from)), night],
    ])
  })

  test('DUT-8: the turn changes once a date, in order, as on any other weekend', () => {
    const names = duties.filter((duty) => duty.block === 'day').map(({ on }) => on[0]?.handle ?? '')
    const first = PEOPLE.indexOf(names[0] ?? '')
    expect(names).toEqual(names.map((_, index) => PEOPLE[(first + index) % PEOPLE.length]))
  })

  test('DUT-6: blocks follow each other without a minute between them', () => {
    for (const [index, duty] of duties.slice(1).entries()) expect(duty.start).toBe(duties[index]?.end)
  })

  test('DUT-5: every ten minutes it is as the oracle reads it off the wall', () => {
    const wrong: string[] = []
    for (let at = range.start; at < range.end; at = later(at, 10 * MINUTE)) {
      const on = duties
        .filter(({ start, end }) => start <= at && at < end)
        .map((duty) => [duty.block, duty.on.map(({ handle }) => handle)])
      if (JSON.stringify(Object.fromEntries(on)) !== JSON.stringify(onDutyAt(rotaIn(zone), people, at)))
        wrong.push(isoOf(at))
    }
    expect(wrong).toEqual([])
  })

  test('DUT-1: working hours keep their local times; the change makes one of them longer or shorter', () => {
    const [ann] = people.values()
    const lengths = ann ? atWorkBetween(ann, range.start, range.end).map(({ start, end }) => (end - start) / HOUR) : []
    const shift = zone === 'Australia/Lord_Howe' ? 0.5 : 1
    // Lord Howe goes from 02:00 to 02:30 and back; all change after half past one.
    const other = change === 'forward' ? 8 - shift : 8 + shift
    expect(new Set(lengths)).toEqual(new Set([8, other]))
    expect(lengths.filter((length) => length === other)).toHaveLength(1)
  })

  test('DUT-10: who is on, who is next and who arrives are there in the very hour of the change', () => {
    const at = later(instant(from), 90 * MINUTE)
    const board = boardOf({ team: 'support', versions: since(rotaIn(zone)), people }, at)
    expect(board.now).toHaveLength(1)
    expect(board.now[0]?.handle).toBe(onDutyAt(rotaIn(zone), people, at).night?.[0])
    expect(board.gaps).toEqual([])
    expect(board.atWork.length === PEOPLE.length).toBe([...people.values()].every((each) => isAtWork(each, at)))
  })
})

test('DUT-7: a block that begins in the skipped hour begins when the skip ends, and one within it is left out', () => {
  const document = rota('Europe/Berlin', block('late', '02:30', '04:00'), block('short', '02:10', '02:50'))
  const people = peopleOf(person('ann'), person('ben'), person('cem'))
  const night = { start: instant('2024-03-31T00:00Z'), end: instant('2024-03-31T12:00Z') }
  const found = dutiesBetween(since(document), people, night)
  expect(found.map((duty) => [duty.block, isoOf(duty.start), isoOf(duty.end)])).toEqual([
    ['late', '2024-03-31T01:00:00.000Z', '2024-03-31T02:00:00.000Z'],
  ])
})

test('DUT-7: a block within the repeated hour is one duty, at the first showing', () => {
  const document = rota('Europe/Berlin', block('short', '02:10', '02:50'))
  const people = peopleOf(person('ann'), person('ben'), person('cem'))
  const night = { start: instant('2024-10-26T22:00Z'), end: instant('2024-10-27T12:00Z') }
  expect(dutiesBetween(since(document), people, night).map(({ start, end }) => [isoOf(start), isoOf(end)])).toEqual([
    ['2024-10-27T00:10:00.000Z', '2024-10-27T00:50:00.000Z'],
  ])
})

describe('DUT-8: a rotation of weeks', () => {
  const order = ['ann', ['ben', 'cem'], 'dee']
  const shift = block('all', '09:00', '09:00', { people: 1, rotation: { every: 'week', starts: '2024-10-21', order } })
  const people = peopleOf(...PEOPLE.map((handle) => person(handle)))
  const onAt = (zone: string, at: string) => onDutyAt(rota(zone, shift), people, instant(at)).all

  test('switches at nine on the wall, a week of 169 hours after the one before', () => {
    const range = { start: instant('2024-10-21T12:00Z'), end: later(instant('2024-10-21T12:00Z'), 15 * DAY) }
    const duties = dutiesBetween(since(rota('Europe/Berlin', shift)), people, range)
    const switches = duties.filter(
      (duty, index) => index > 0 && JSON.stringify(duty.on) !== JSON.stringify(duties[index - 1]?.on),
    )
    expect(switches.map(({ start, on }) => [isoOf(start), on.map(({ handle }) => handle)])).toEqual([
      ['2024-10-28T08:00:00.000Z', ['ben', 'cem']],
      ['2024-11-04T08:00:00.000Z', ['dee']],
    ])
    expect((instant('2024-10-28T08:00Z') - instant('2024-10-21T07:00Z')) / HOUR).toBe(169)
    expect(onAt('Europe/Berlin', '2024-10-28T07:59Z')).toEqual(['ann'])
    expect(onAt('Europe/Berlin', '2024-10-28T08:00Z')).toEqual(['ben', 'cem'])
  })
})

test('three zones at once: the sun is followed through the weekend on which Europe changes and the others do not', () => {
  const people = peopleOf(
    person('ann', { hours: { zone: 'Europe/Berlin', region: 'EMEA', week: onEveryDay('09:00-17:00') } }),
    person('cal', { hours: { zone: 'America/Los_Angeles', region: 'AMER', week: onEveryDay('08:00-16:00') } }),
    person('eve', { hours: { zone: 'Australia/Sydney', region: 'APAC', week: onEveryDay('09:00-17:00') } }),
  )
  const arrival = (at: string) => {
    const found = boardOf({ team: 'support', versions: [], people }, instant(at)).nextArrival
    return found && `${isoOf(found.at).slice(5, 16)} ${found.handles.join(' ')}`
  }
  // Saturday: Berlin is two hours ahead of UTC, on Sunday one. Sydney opens at 22:00 UTC, Los Angeles at 15:00 UTC.
  expect(arrival('2024-10-26T06:00Z')).toBe('10-26T07:00 ann')
  expect(arrival('2024-10-26T12:00Z')).toBe('10-26T15:00 cal')
  expect(arrival('2024-10-26T20:00Z')).toBe('10-26T22:00 eve')
  expect(arrival('2024-10-27T06:30Z')).toBe('10-27T08:00 ann')
  // A week later Los Angeles changes as well.
  expect(arrival('2024-11-02T12:00Z')).toBe('11-02T15:00 cal')
  expect(arrival('2024-11-03T12:00Z')).toBe('11-03T16:00 cal')
})
