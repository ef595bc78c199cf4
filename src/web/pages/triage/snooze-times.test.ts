import { expect, test } from 'vitest'
import { snoozedUntil, snoozePresets } from './snooze-times.ts'

const at = (iso: string) => Date.parse(iso)
const iso = (preset: Parameters<typeof snoozedUntil>[0], now: string, zone: string) =>
  new Date(snoozedUntil(preset, at(now), zone)).toISOString()

test('TRI-4: an hour is an hour, also across a change of the clocks', () => {
  expect(iso('hour', '2026-03-29T00:30Z', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
})

test('TRI-4: tomorrow is nine in the morning where the person is', () => {
  expect(iso('tomorrow', '2026-11-22T23:30Z', 'Asia/Tokyo')).toBe('2026-11-24T00:00:00.000Z')
  expect(iso('tomorrow', '2026-10-24T12:00Z', 'Europe/Berlin')).toBe('2026-10-25T08:00:00.000Z')
})

test.each([
  ['2026-11-22T12:00Z', '2026-11-23T09:00:00.000Z'],
  ['2026-11-23T08:00Z', '2026-11-30T09:00:00.000Z'],
  ['2026-11-27T12:00Z', '2026-11-30T09:00:00.000Z'],
])('TRI-4: next week is the Monday after %s', (now, until) => {
  expect(iso('week', now, 'UTC')).toBe(until)
})

test('TRI-4: on a Sunday the next Monday is tomorrow, and told once', () => {
  const told = (now: string) => snoozePresets(at(now), 'UTC').map(({ preset }) => preset)
  expect(told('2026-11-22T12:00Z')).toEqual(['hour', 'tomorrow'])
  expect(told('2026-11-24T12:00Z')).toEqual(['hour', 'tomorrow', 'week'])
})
