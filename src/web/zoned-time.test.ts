import { describe, expect, test } from 'vitest'
import { instantOfLocal, localOfInstant, offsetOf } from './zoned-time.ts'

const at = (iso: string) => Date.parse(iso)

describe('offsetOf', () => {
  test.each([
    ['2026-07-01T12:00:00.250Z', 'Europe/Berlin', 120],
    ['2026-12-01T12:00:00Z', 'Europe/Berlin', 60],
    ['2026-12-01T12:00:00Z', 'Asia/Kathmandu', 345],
    ['2026-12-01T12:00:00Z', 'America/Los_Angeles', -480],
    ['2026-12-01T12:00:00Z', 'UTC', 0],
  ])('%s in %s is %i minutes ahead', (iso, zone, minutes) => {
    expect(offsetOf(at(iso), zone)).toBe(minutes * 60_000)
  })
})

describe('instantOfLocal', () => {
  test.each([
    ['2026-11-24T09:30', 'Europe/Berlin', '2026-11-24T08:30:00Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
    ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00Z'],
    ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00Z'],
  ])('%s in %s is %s', (local, zone, iso) => {
    expect(new Date(instantOfLocal(local, zone)).toISOString()).toBe(new Date(iso).toISOString())
  })

  test('no time gives none', () => {
    expect(instantOfLocal('', 'UTC')).toBeNaN()
  })

  test('what is shown reads back', () => {
    for (const zone of ['Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia']) {
      const local = localOfInstant(at('2026-11-24T16:20:00Z'), zone)
      expect(instantOfLocal(local, zone)).toBe(at('2026-11-24T16:20:00Z'))
    }
  })
})
