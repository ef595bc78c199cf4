import { describe, expect, test } from 'vitest'
import { CHANGES, NOON } from '../../test/support/tickets.ts'
import { changedFields, changedTicket, toldInstants } from './changed-fields.ts'
import { foldTicket } from './ticket.ts'
import type { TicketChange } from './ticket-event.ts'
import { later, MINUTE } from './time.ts'

const event = (version: number, change: TicketChange) => ({ ticketId: 't', version, at: NOON, actor: 'ann', change })

describe('AUD-7: what an event changed', () => {
  const opened = foldTicket(undefined, event(1, CHANGES.opened))

  test('of a ticket that is opened every value before is nothing', () => {
    const changes = changedTicket(undefined, opened)
    expect(changes.every(({ before }) => before === null)).toBe(true)
    const after = Object.fromEntries(changes.map((change) => [change.field, change.after]))
    expect(after).toMatchObject({ subject: 'Search is slow', 'contact.name': 'Ada', status: 'new', reopenCount: 0 })
    expect(after.receivedAt).toBe('2024-03-18T19:00:00.000Z')
    expect(after).not.toHaveProperty('owner')
    expect(after).not.toHaveProperty('version')
  })

  test('of a ticket the fields that people know', () => {
    expect(changedTicket(opened, foldTicket(opened, event(2, CHANGES.triaged)))).toEqual([
      { field: 'severity', before: null, after: 2 },
      { field: 'priority', before: null, after: 'p2' },
    ])
  })

  test('of what is made of parts each part', () => {
    const until = later(NOON, 30 * MINUTE)
    const held = foldTicket(opened, event(2, { ...CHANGES.held, until }))
    expect(changedTicket(opened, held)).toEqual([
      { field: 'status', before: 'new', after: 'pending' },
      { field: 'hold.for', before: null, after: 'customer' },
      { field: 'hold.reason', before: null, after: 'information_needed' },
      { field: 'hold.note', before: null, after: 'logs wanted' },
      { field: 'hold.actsNext', before: null, after: 'Ada' },
      { field: 'hold.until', before: null, after: '2024-03-18T19:30:00.000Z' },
      { field: 'hold.since', before: null, after: '2024-03-18T19:00:00.000Z' },
    ])
    expect(changedTicket(held, foldTicket(held, event(3, CHANGES.resumed))).map(({ field }) => field)).toContain(
      'hold.for',
    )
  })

  test('nothing where nothing changed, such as by a note', () => {
    expect(changedTicket(opened, foldTicket(opened, event(2, CHANGES.noted)))).toEqual([])
  })
})

test('lists of plain values are one value, lists of parts are told part by part', () => {
  const before = { tags: ['a'], targets: [{ minutes: 30 }, { minutes: 60 }], empty: [] }
  const after = { tags: ['a', 'b'], targets: [{ minutes: 30 }, { minutes: 45 }, { minutes: 90 }], empty: [] }
  expect(changedFields(before, after)).toEqual([
    { field: 'tags', before: 'a', after: 'a, b' },
    { field: 'targets.1.minutes', before: 60, after: 45 },
    { field: 'targets.2.minutes', before: null, after: 90 },
  ])
})

test('instants are told as ISO text wherever they stand, and numbers stay numbers', () => {
  const facts = { publishedAt: NOON, clocks: [{ startedAt: NOON, minutes: 30 }], at: 'x', broken: { endsAt: 9e15 } }
  const noon = '2024-03-18T19:00:00.000Z'
  expect(toldInstants(facts)).toEqual({
    publishedAt: noon,
    clocks: [{ startedAt: noon, minutes: 30 }],
    at: 'x',
    broken: { endsAt: 9e15 },
  })
})
