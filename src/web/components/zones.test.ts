import { expect, test } from 'vitest'
import { offsetText, zoneChoices } from './zones.ts'

const WINTER = Date.parse('2026-12-01T12:00:00Z')

test.each([
  ['UTC', 'UTC'],
  ['Europe/Berlin', 'UTC+1'],
  ['Asia/Kathmandu', 'UTC+5:45'],
  ['America/St_Johns', 'UTC−3:30'],
])('%s is %s in December', (zone, offset) => {
  expect(offsetText(zone, WINTER)).toBe(offset)
})

test('a zone is found by parts of its name in any order, written with spaces or without', () => {
  const found = (query: string) => zoneChoices(query, WINTER).map(({ value }) => value)
  expect(found('los angeles')).toEqual(['America/Los_Angeles'])
  expect(found('berlin europe')).toEqual(['Europe/Berlin'])
  expect(found('kathmandu')).toEqual(['Asia/Kathmandu'])
  expect(found('nowhere')).toEqual([])
  expect(found('utc')[0]).toBe('UTC')
})
