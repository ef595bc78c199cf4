/** The queue vectors of the domain research, each from events to its place in the line. */
import { describe, expect, test } from 'vitest'
import { keysOf, standing } from '../../test/support/line.ts'
import { shippedPolicies } from '../../test/support/policies.ts'
import { owedResponse } from '../../test/support/promises.ts'
import { aTicket, CHANGES, type TicketFacts } from '../../test/support/tickets.ts'
import type { Policies } from './policies.ts'
import { lineMode } from './rank.ts'
import { instant, isoOf } from './time.ts'
import { MODES, type Segment } from './vocabulary.ts'

const policies = shippedPolicies()
const at = (clock: string) => instant(`2024-03-18T${clock}-07:00`)
const aTicketOf = (segment: Segment, facts: TicketFacts) => aTicket({ priority: 'p2', ...facts, segment })

/** The same order where nothing is promised, so that no due time decides. */
const unpromised = (order?: string): Policies => {
  const shipped = shippedPolicies(order)
  return { ...shipped, sla: shipped.sla.map((each) => ({ ...each, document: { ...each.document, tables: [] } })) }
}

test('TV-01: a p0 of a free customer stands before a p2 of an enterprise, unless the class comes first', () => {
  const tickets = [
    aTicketOf('enterprise', { number: 1 }),
    aTicketOf('free', { number: 2, priority: 'p0', severity: 0 }),
  ]
  expect(MODES.map((mode) => standing(tickets, mode))).toEqual([
    [2, 1],
    [2, 1],
  ])
  expect(standing(tickets, 'hard', shippedPolicies('order-class-first'))).toEqual([1, 2])
})

test('TV-02: hard choices put the six classes in the order of the founding document', () => {
  const arrived: Segment[] = ['open_source', 'internal', 'free', 'team', 'enterprise', 'presales']
  const tickets = arrived.map((segment, index) => {
    return aTicketOf(segment, { number: index + 1, priority: segment === 'internal' ? 'p3' : 'p2' })
  })
  const stood = standing(tickets, 'hard').map((number) => arrived[number - 1])
  expect(stood).toEqual(['presales', 'enterprise', 'team', 'free', 'open_source', 'internal'])
})

test('TV-03: with the same due, the first to arrive stands first until hard choices puts pre-sales there', () => {
  const customer = aTicketOf('enterprise', { number: 2, receivedAt: at('09:00') })
  const prospect = aTicketOf('presales', { number: 1, receivedAt: at('09:30') })
  expect(standing([customer, prospect], 'normal', unpromised())).toEqual([2, 1])
  expect(standing([customer, prospect], 'hard', unpromised())).toEqual([1, 2])
})

test.each(MODES)('TV-04: an internal p3 that has waited thirty days stands behind a fresh p2, %s', (mode) => {
  const internal = aTicketOf('internal', { number: 1, priority: 'p3', receivedAt: instant('2024-02-17T10:00-08:00') })
  expect(standing([internal, aTicketOf('free', { number: 2 })], mode)).toEqual([2, 1])
})

test.each(MODES)('TV-05: of two tickets alike but for the number, 7 stands before 8, %s', (mode) => {
  const [seven, eight] = [aTicket({ number: 7 }), aTicket({ number: 8 })]
  expect(standing([seven, eight], mode)).toEqual([7, 8])
  expect(standing([eight, seven], mode)).toEqual([7, 8])
})

test('TV-06: a p0 that waits for the customer leaves the first place to an open p1', () => {
  const pending = aTicket({ number: 1, priority: 'p0', severity: 0 }, CHANGES.replied, CHANGES.held)
  expect(standing([pending, aTicket({ number: 2, priority: 'p1' }, CHANGES.replied)])).toEqual([2, 1])
})

test('TV-07, RANK-9: an angry customer changes neither priority nor place', () => {
  const angry = { ...CHANGES.received, body: 'This is a DISASTER. Fix it NOW or we cancel!!!' }
  const [calm, shouting] = [aTicket({ priority: 'p2' }), aTicket({ priority: 'p2' }, angry, CHANGES.facts_changed)]
  expect(shouting).toMatchObject({ priority: 'p2', severity: 2 })
  expect(keysOf(shouting)).toEqual(keysOf(calm))
})

test('TV-08: the earlier due stands first: enterprise in eight hours, starter in sixteen', () => {
  const starter = aTicketOf('team', { number: 1, receivedAt: at('10:00') })
  const enterprise = aTicketOf('enterprise', { number: 2, receivedAt: at('10:00') })
  const due = [enterprise, starter].map((ticket) => isoOf(owedResponse(ticket, policies) ?? at('00:00')))
  expect(due).toEqual([isoOf(at('18:00')), isoOf(instant('2024-03-19T02:00-07:00'))])
  expect(standing([starter, enterprise])).toEqual([2, 1])
})

test.each(MODES)('TV-10: a total outage without any promise stands above every p1, %s', (mode) => {
  const outage = aTicketOf('free', { number: 9, priority: 'p0', severity: 0, receivedAt: at('15:00') })
  const p1s = (['presales', 'enterprise', 'team'] as const).map((segment, index) => {
    return aTicketOf(segment, { number: index + 1, priority: 'p1', severity: 0, receivedAt: at('08:00') })
  })
  expect(owedResponse(outage, policies)).toBeNull()
  expect(standing([...p1s, outage], mode)[0]).toBe(9)
})

test('TV-12: under the order of 2021-02-25 paying and pre-sales are one class, and the first to arrive stands first', () => {
  const prospect = aTicketOf('presales', { number: 1, receivedAt: at('09:30') })
  const customer = aTicketOf('enterprise', { number: 2, receivedAt: at('09:00') })
  const team = aTicketOf('team', { number: 3, receivedAt: at('08:00') })
  expect(standing([prospect, customer, team], 'hard', unpromised('order-2021-02-25'))).toEqual([2, 1, 3])
})

describe('TV-13: in an engineering line a prospect has no bonus', () => {
  test.each([
    ['the customer came first', '09:00', '09:30', [1, 2]],
    ['the prospect came first', '09:30', '09:00', [2, 1]],
  ])('%s', (_, customerAt, prospectAt, expected) => {
    const customer = aTicketOf('enterprise', { number: 1, receivedAt: at(customerAt) })
    const prospect = aTicketOf('presales', { number: 2, receivedAt: at(prospectAt) })
    expect(standing([customer, prospect], lineMode('hard', 'engineering'), unpromised())).toEqual(expected)
  })
})

test.each(MODES)('TV-14: a p2 of a free customer stands before an internal p3, and has no promise, %s', (mode) => {
  const free = aTicketOf('free', { number: 2, receivedAt: at('11:00') })
  const internal = aTicketOf('internal', { number: 1, priority: 'p3', receivedAt: at('09:00') })
  expect(standing([internal, free], mode)).toEqual([2, 1])
  expect(owedResponse(free, policies)).toBeNull()
})

test('TV-15: at equal priority severity 2 stands before severity 3 that came earlier', () => {
  const minor = aTicket({ number: 1, priority: 'p2', severity: 3, receivedAt: at('09:00') })
  const medium = aTicket({ number: 2, priority: 'p2', severity: 2, receivedAt: at('11:00') })
  expect(standing([minor, medium])).toEqual([2, 1])
})

test('RANK-9: nothing else moves a ticket', () => {
  const plain = aTicket({ priority: 'p2' })
  const other = aTicket(
    {
      priority: 'p2',
      subject: 'Another',
      channel: 'slack',
      kind: 'question',
      accountId: 'acme',
      tags: ['vip'],
      team: 'emea',
    },
    CHANGES.claimed,
    CHANGES.noted,
    CHANGES.routed,
  )
  expect(keysOf(other)).toEqual(keysOf(plain))
})
