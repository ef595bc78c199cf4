import { describe, expect, test } from 'vitest'
import { EDGES_BY_HAND } from '../conformance/calendar-vectors-edges.ts'
import { oracleFor } from './answer.ts'
import { wallOf } from './wall.ts'

describe('the wall clock, as the platform prints it', () => {
  test.each([
    ['Australia/Lord_Howe', '2024-04-06T15:00Z', 11, 10.5],
    ['America/St_Johns', '2006-10-29T02:31Z', -2.5, -3.5],
    ['Pacific/Apia', '2011-12-30T10:00Z', -10, 14],
    ['Antarctica/Troll', '2024-03-31T01:00Z', 0, 2],
    ['Africa/Monrovia', '1972-01-07T00:44:30Z', -0.741_666, 0],
    ['Asia/Kathmandu', '1985-12-31T18:30Z', 5.5, 5.75],
  ])('%s changes at %s from %d to %d hours', (timeZone, at, before, after) => {
    const day = Date.parse(at)
    const [shift, ...more] = wallOf(timeZone).shifts(day - 86_400_000, day + 86_400_000)
    expect(more).toEqual([])
    expect(shift?.at).toBe(day)
    expect((shift?.before ?? 0) / 3_600_000).toBeCloseTo(before, 4)
    expect((shift?.after ?? 0) / 3_600_000).toBeCloseTo(after, 4)
  })

  test('a date that was left out does not exist', () => {
    const day = (date: string) => Date.parse(date) / 86_400_000
    const apia = wallOf('Pacific/Apia')
    expect(['2011-12-29', '2011-12-30', '2011-12-31'].map((date) => apia.exists(day(date)))).toEqual([
      true,
      false,
      true,
    ])
  })
})

test.each(EDGES_BY_HAND.map((each) => [each.id, each] as const))('CAL-5, CAL-6, CAL-10: %s', (_, each) => {
  expect(oracleFor(each).answer(each.ask)).toEqual(each.expected)
})
