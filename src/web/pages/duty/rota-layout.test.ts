import { describe, expect, it } from 'vitest'
import type { RotaRow } from '../../../contract/duty.ts'
import { clockIn, columnsOf, daysFrom, firstDay, weekRange } from './rota-layout.ts'

const duty = (from: string, to: string, block = 'day'): RotaRow => ({
  block,
  date: from.slice(0, 10),
  from: `${from}:00.000Z`,
  to: `${to}:00.000Z`,
  wanted: 1,
  on: [],
  missing: [],
})
const told = (duties: readonly RotaRow[], monday: string, zone: string) =>
  columnsOf(duties, monday, zone).flatMap(({ date, pieces }) =>
    pieces.map(
      ({ from, to, isRest, lane, lanes }) => `${date} ${from}-${to}${isRest ? ' rest' : ''} ${lane + 1}/${lanes}`,
    ),
  )

describe('a week of duties', () => {
  it('begins with the day it is where one looks from', () => {
    // Sunday evening in Los Angeles is Monday in Berlin.
    const sunday = Date.parse('2024-06-10T03:00:00Z')
    expect(firstDay(sunday, 'America/Los_Angeles', 0)).toBe('2024-06-09')
    expect(firstDay(sunday, 'Europe/Berlin', 0)).toBe('2024-06-10')
    expect(firstDay(sunday, 'Europe/Berlin', -1)).toBe('2024-06-03')
    expect(daysFrom('2024-02-26').at(-1)).toBe('2024-03-03')
  })

  it('is 167 hours long where the clocks go forward', () => {
    const { from, to } = weekRange('2024-03-25', 'Europe/Berlin')
    expect((Date.parse(to) - Date.parse(from)) / 3_600_000).toBe(167)
  })

  it('cuts a night at midnight', () => {
    expect(told([duty('2024-06-03T20:00', '2024-06-04T04:00')], '2024-06-03', 'UTC')).toEqual([
      '2024-06-03 1200-1440 1/1',
      '2024-06-04 0-240 rest 1/1',
    ])
  })

  it('puts those that overlap side by side', () => {
    const duties = [duty('2024-06-03T08:00', '2024-06-03T12:00'), duty('2024-06-03T10:00', '2024-06-03T14:00', 'late')]
    expect(told([...duties, duty('2024-06-03T14:00', '2024-06-03T16:00')], '2024-06-03', 'UTC')).toEqual([
      '2024-06-03 480-720 1/2',
      '2024-06-03 600-840 2/2',
      '2024-06-03 840-960 1/1',
    ])
  })

  it('tells a time on another wall', () => {
    expect(clockIn('2024-06-03T22:30:00.000Z', 'Asia/Tokyo')).toBe('07:30')
  })
})
