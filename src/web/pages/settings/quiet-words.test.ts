import { expect, test } from 'vitest'
import { instant } from '../../../domain/time.ts'
import { quietWords } from './quiet-words.ts'

const now = instant('2026-11-22T12:00:00Z')

test.each([
  ['Asia/Tokyo', '2026-11-22T22:00:00Z', 'It is quiet now, until Mon 23 Nov 07:00, Asia/Tokyo.'],
  ['America/Los_Angeles', '2026-11-22T15:00:00Z', 'It is quiet now, until Sun 22 Nov 07:00, America/Los Angeles.'],
  ['UTC', '2026-11-23T07:00:00Z', 'It is quiet now, until Mon 23 Nov 07:00, UTC.'],
])('quiet hours name the zone whose wall they are on: %s', (zone, quietUntil, words) => {
  expect(quietWords({ quietUntil, zone }, now)).toBe(words)
})

test('nothing is said where it is not quiet', () => {
  expect(quietWords({ quietUntil: null, zone: 'UTC' }, now)).toBeUndefined()
})
