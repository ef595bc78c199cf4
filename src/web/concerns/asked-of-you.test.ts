import { expect, test } from 'vitest'
import { askedOfYou } from './asked-of-you.ts'
import { concernAnchor, leadsToConcern } from './concern-anchor.ts'

const CONFIRMED = '2026-03-02T11:00:00.000Z'

test.each([
  ['confirm your view or correct it', 'ann', null],
  ['nobody can confirm the other view; withdraw it', 'eve', null],
  ['decide, or pass it on', 'cem', CONFIRMED],
  ['pass it on, or withdraw it', 'eve', CONFIRMED],
  ['pass it on', 'ann', CONFIRMED],
])('CON-14: it says what it asks: %s', (says, you, confirmedAt) => {
  expect(askedOfYou({ by: 'eve', with: 'ann', confirmedAt }, you)).toBe(`Waits for you: ${says}`)
})

test('CON-14: an address leads to one concern', () => {
  expect(concernAnchor(2)).toBe('concern-2')
  expect(['concern-2', 'concern-', 'concerns', 'clock-update-1', 'e2'].map(leadsToConcern)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})
