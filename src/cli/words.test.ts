import { expect, test } from 'vitest'
import { instant } from '../domain/time.ts'
import { agoText, atText, counted, dueText, lengthText, tookText } from './words.ts'

const noon = instant('2026-03-02T12:00:00Z')

test.each([
  ['2026-03-02T12:00:00Z', 'in 0s'],
  ['2026-03-02T11:59:59.999Z', 'late 1s'],
  ['2026-03-02T12:00:59.999Z', 'in 59s'],
  ['2026-03-02T12:59:59Z', 'in 59m'],
  ['2026-03-02T11:58:59Z', 'late 2m'],
  ['2026-03-02T15:20:30Z', 'in 3h 20m'],
  ['2026-03-02T14:00:00+01:00', 'in 1h'],
  ['2026-03-04T16:10:00Z', 'in 2d 4h'],
  ['2026-03-01T10:30:00Z', 'late 1d 2h'],
])('due %s is %s at noon: no miss reads as a hit', (due, text) => {
  expect(dueText(due, noon)).toBe(text)
})

test.each([
  ['2026-03-02T12:00:00Z', 'now'],
  ['2026-03-02T11:15:00Z', '45m ago'],
  ['2026-02-28T12:00:00Z', '2d ago'],
])('%s was %s', (at, text) => {
  expect(agoText(at, noon)).toBe(text)
})

test('times, counts and lengths in words', () => {
  expect(atText('2026-03-02T13:00:00+01:00')).toBe('2026-03-02 12:00 UTC')
  expect([counted(1, 'row'), counted(0, 'row'), counted(70_334, 'row')]).toEqual(['1 row', '0 rows', '70,334 rows'])
  expect([lengthText(0), lengthText(3_600_000), lengthText(90_000_000)]).toEqual(['0s', '1h', '1d 1h'])
  expect([tookText(80), tookText(41_230)]).toEqual(['0.1 s', '41 s'])
})
