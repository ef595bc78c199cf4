import { describe, expect, test } from 'vitest'
import { away, BERLIN, block, PACIFIC, peopleOf, person, rota, SYDNEY, since } from '../../../test/support/duty.ts'
import { DAY, instant, isoOf, later } from '../time.ts'
import type { Version } from '../version.ts'
import { boardOf, gapsBetween } from './board.ts'
import type { DutyPerson, DutyRota } from './document.ts'
import { dutiesBetween } from './rota.ts'

/** Of June 2024, in UTC; the 3rd is a Monday. */
const at = (time: string) => instant(`2024-06-${time}Z`)

const day = block('day', '08:00', '16:00')
const evening = block('evening', '16:00', '22:00', {
  people: 2,
  rotation: { every: 'week', starts: '2024-06-03', order: [['cem', 'dee'], 'ann'] },
})
const trio = [person('ann', { hours: BERLIN }), person('ben', { hours: PACIFIC }), person('cem', { hours: SYDNEY })]

const board = (people: readonly DutyPerson[], when: string, document = rota('UTC', day, evening)) =>
  boardOf({ team: 'support', versions: since(document), people: peopleOf(...people) }, at(when))

const dee = person('dee', { team: 'elsewhere' })

describe('DUT-10: who is on now, who is next, when does the next person arrive', () => {
  test('within a block', () => {
    const found = board([...trio, dee], '03T09:00')
    // The third of June is the 154th turn of a day since New Year: ben's.
    expect(found.now).toEqual([{ handle: 'ben', for: null, block: 'day', until: at('03T16:00') }])
    expect(found.next).toEqual({
      at: at('03T16:00'),
      on: [
        { handle: 'cem', for: null },
        { handle: 'dee', for: null },
      ],
    })
    expect(found.atWork).toEqual(['ann'])
    expect(found.nextArrival).toEqual({ at: at('03T16:00'), handles: ['cem', 'dee'] })
  })

  test('between blocks nobody is on; who comes first may come by their own hours', () => {
    const found = board([...trio, dee], '03T22:30')
    expect(found.now).toEqual([])
    expect(found.next).toEqual({ at: at('04T08:00'), on: [{ handle: 'cem', for: null }] })
    // Sydney opens at nine, which is 23:00 UTC; ben is at work until midnight UTC.
    expect(found.atWork).toEqual(['ben'])
    expect(found.nextArrival).toEqual({ at: at('03T23:00'), handles: ['cem'] })
  })

  test('who is on again without a break is on until the end of the last', () => {
    const alone = block('day', '08:00', '16:00', { rotation: { every: 'day', starts: '2024-01-01', order: ['ann'] } })
    const on = block('late', '16:00', '22:00', { rotation: { every: 'day', starts: '2024-01-01', order: ['ann'] } })
    const found = board(trio, '03T09:00', rota('UTC', alone, on))
    expect(found.now).toEqual([{ handle: 'ann', for: null, block: 'day', until: at('03T22:00') }])
    expect(found.next).toEqual({ at: at('04T08:00'), on: [{ handle: 'ann', for: null }] })
  })

  test('DUT-12: a team without a rota has its working hours', () => {
    const given = { team: 'support', versions: [], people: peopleOf(...trio) }
    expect(boardOf(given, at('08T12:00'))).toEqual({
      now: [],
      atWork: [],
      next: null,
      nextArrival: { at: at('09T23:00'), handles: ['cem'] },
      gaps: [],
    })
    expect(boardOf({ ...given, people: new Map() }, at('08T12:00')).nextArrival).toBeNull()
  })
})

describe('DUT-4: backups', () => {
  test('stand in, and are said to', () => {
    const [ann, ben, cem] = trio as [DutyPerson, DutyPerson, DutyPerson]
    const absent = { ...ben, absences: [away('2024-06-03T10:00Z', '2024-06-03T12:00Z', 'ann')] }
    const people = [ann, absent, cem, dee]
    expect(board(people, '03T09:59').now).toMatchObject([{ handle: 'ben', for: null, until: at('03T10:00') }])
    expect(board(people, '03T10:00').now).toMatchObject([{ handle: 'ann', for: 'ben', until: at('03T12:00') }])
    expect(board(people, '03T12:00').now).toMatchObject([{ handle: 'ben', for: null }])
    expect(board(people, '03T11:00').atWork).toEqual(['ann'])
  })

  test('who is away themselves are followed by theirs; a chain without end leaves nobody, and is told as a gap', () => {
    const [ann, ben, cem] = trio as [DutyPerson, DutyPerson, DutyPerson]
    const both = { ...ben, absences: [away('2024-06-03', '2024-06-03', 'ann')] }
    const then = { ...ann, absences: [away('2024-06-03', '2024-06-03', 'cem')] }
    expect(board([then, both, cem, dee], '03T09:00').now).toMatchObject([{ handle: 'cem', for: 'ben' }])
    const back = { ...ann, absences: [away('2024-06-03', '2024-06-03', 'ben')] }
    const found = board([back, both, cem, dee], '03T09:00')
    expect(found.now).toEqual([])
    expect(found.gaps[0]).toMatchObject({ kind: 'nobody', block: 'day', on: 0, wanted: 1 })
  })

  test('who is on already does not count twice', () => {
    const [ann, ben] = trio as [DutyPerson, DutyPerson, DutyPerson]
    const cem = person('cem', { absences: [away('2024-06-03', '2024-06-03', 'dee')] })
    const found = board([ann, ben, cem, dee], '03T17:00')
    expect(found.now.map(({ handle, for: whom }) => [handle, whom])).toEqual([['dee', null]])
    expect(found.gaps[0]).toMatchObject({ kind: 'few', block: 'evening', on: 1, wanted: 2 })
  })
})

describe('DUT-11: gaps', () => {
  const gaps = (people: readonly DutyPerson[], document: DutyRota) => {
    const range = { start: at('03T00:00'), end: at('04T00:00') }
    const duties = dutiesBetween(since(document), peopleOf(...people), range)
    return gapsBetween(duties, range).map(
      ({ start, kind, block: name }) => `${isoOf(start).slice(11, 16)} ${kind} ${name}`,
    )
  }

  test('too few, nobody, and no block at all', () => {
    const thin = { ...evening, rotation: { ...evening.rotation, order: ['ann'] } }
    expect(gaps(trio, rota('UTC', day, thin))).toEqual([
      '00:00 no_block null',
      '16:00 few evening',
      '22:00 no_block null',
    ])
  })

  test('who left the company leaves a gap', () => {
    const [ann, , cem] = trio as [DutyPerson, DutyPerson, DutyPerson]
    expect(gaps([ann, cem, dee], rota('UTC', day))).toContain('08:00 nobody day')
  })
})

test('DUT-9: a new version takes over when it takes effect, in the middle of a block too', () => {
  const other = rota(
    'UTC',
    block('all', '00:00', '00:00', { rotation: { every: 'day', starts: '2024-01-01', order: ['cem'] } }),
  )
  const from = at('03T10:00')
  const versions: Version<DutyRota>[] = [
    ...since(rota('UTC', day)),
    { version: 2, effectiveFrom: from, publishedAt: from, document: other },
  ]
  const duties = dutiesBetween(versions, peopleOf(...trio), { start: at('03T00:00'), end: later(from, DAY / 2) })
  expect(
    duties.map(({ start, end, on }) => [isoOf(start).slice(8, 13), isoOf(end).slice(8, 13), on[0]?.handle]),
  ).toEqual(
    [
      ['03T08', '03T10', 'ben'],
      ['03T10', '04T00', 'cem'],
      ['04T00', '04T00', 'cem'],
    ].slice(0, duties.length),
  )
})
