import { expect, test } from 'vitest'
import { CHANGES, NOON } from '../../test/support/tickets.ts'
import { isoOf, later, MINUTE } from './time.ts'
import { toldFacts } from './told-facts.ts'

const at = isoOf(NOON)

test('facts are told as they are, and instants as ISO text', () => {
  expect(toldFacts(CHANGES.triaged)).toEqual(CHANGES.triaged)
  expect(toldFacts(CHANGES.received)).toEqual(CHANGES.received)
  expect(toldFacts(CHANGES.facts_changed)).toEqual(CHANGES.facts_changed)
  expect(toldFacts({ ...CHANGES.held, until: NOON })).toEqual({ ...CHANGES.held, until: at })
  expect(toldFacts(CHANGES.held)).toMatchObject({ until: null })
  expect(toldFacts({ ...CHANGES.clock_breached, dueAt: NOON })).toMatchObject({ percent: 100, dueAt: at })
})

test('also inside of what is listed', () => {
  const pause = { from: NOON, to: null, reason: 'customer', because: 3 } as const
  const clock = { metric: 'resolution', startedAt: NOON, breachedAt: null, pauses: [pause] } as const
  const change = { ...CHANGES.absorbed, clocks: [clock, { ...clock, breachedAt: later(NOON, MINUTE) }] }
  const told = { ...clock, startedAt: at, pauses: [{ ...pause, from: at }] }
  const breached = { ...told, breachedAt: isoOf(later(NOON, MINUTE)) }
  expect(toldFacts(change)).toEqual({ ...CHANGES.absorbed, clocks: [told, breached] })
  expect(toldFacts(CHANGES.clocks_corrected)).toEqual(CHANGES.clocks_corrected)
})
