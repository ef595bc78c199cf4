import { describe, expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { aTicket, CHANGES, NOON } from '../../../test/support/tickets.ts'
import type { Contact } from '../ticket-event.ts'
import { DISMISSALS } from '../vocabulary.ts'
import { dismiss, isSameCustomer, merge, split } from './end.ts'

const { held, replied, solved, closed, leased } = CHANGES
const ann = asks('ann')
const bob = asks('bob')
const ticket = aTicket()
const because = { reason: 'the same fault' }

describe('VERB-21: dismissing', () => {
  test.each(DISMISSALS)('as %s ends it with who and why', (as) => {
    const of = as === 'duplicate' ? 7 : null
    expect(dismiss(ticket, ann, { as, of, ...because })).toEqual([{ type: 'dismissed', as, of, by: 'ann', ...because }])
  })

  test('as a duplicate of itself is refused', () => {
    const request = { as: 'duplicate', of: ticket.number, ...because } as const
    expect(() => dismiss(ticket, ann, request)).toThrow(refused('same_ticket', 'Give the number of the other'))
  })
})

const mail = (email: string | null): Contact => ({ name: 'Ada', email })

test.each([
  ['of one account', { accountId: 'a', contact: null }, { accountId: 'a', contact: null }, true],
  ['of two accounts', { accountId: 'a', contact: null }, { accountId: 'b', contact: null }, false],
  ['of no account', { contact: null }, { contact: null }, false],
  ['from one address', { contact: mail('ada@example.com') }, { contact: mail('Ada@Example.com') }, true],
  ['from two addresses', { contact: mail('ada@example.com') }, { contact: mail('bob@example.com') }, false],
  ['without an address', { contact: mail(null) }, { contact: mail(null) }, false],
  [
    'of two accounts from one address',
    { accountId: 'a', contact: mail('x@y.z') },
    { accountId: 'b', contact: mail('x@y.z') },
    true,
  ],
])('VERB-22: whether one customer waits for both: %s', (_, a, b, same) => {
  expect(isSameCustomer(aTicket(a), aTicket({ number: 7, ...b }))).toBe(same)
})

describe('VERB-22: merging', () => {
  const into = aTicket({ number: 7, contact: mail('else@example.com') })
  const owed = [{ metric: 'resolution', startedAt: NOON, breachedAt: null, pauses: [] } as const]

  test('ends the one and tells the other whose clocks go on', () => {
    expect(merge(ticket, ann, { into, owed, ...because })).toEqual({
      ended: [{ type: 'merged', into: 7, by: 'ann', ...because }],
      goesOn: [
        {
          type: 'absorbed',
          number: 1,
          by: 'ann',
          sameCustomer: false,
          segment: 'enterprise',
          plan: 'gold',
          contract: null,
          clocks: owed,
        },
      ],
    })
  })

  test('makes a held ticket ours again if the other was', () => {
    const waits = aTicket({ number: 7 }, replied, held)
    const types = (from: typeof ticket) =>
      merge(from, ann, { into: waits, owed, ...because }).goesOn.map(({ type }) => type)
    expect(types(ticket)).toEqual(['resumed', 'absorbed'])
    expect(types(aTicket({}, held))).toEqual(['absorbed'])
  })

  test.each([
    ['itself', ticket, ticket, 'same_ticket', 'into itself'],
    ['a closed one', ticket, aTicket({ number: 7 }, solved, closed), 'ticket_closed', 'Ticket #7 is closed'],
    ['a solved one', ticket, aTicket({ number: 7 }, solved), 'ticket_solved', 'Ticket #7 is solved'],
    ['another, once it is solved', aTicket({}, solved), into, 'ticket_solved', 'Ticket #1 is solved'],
    ['another, under somebody’s lease', aTicket({}, leased), into, 'lease_held', 'Ticket #1 is with ann'],
  ] as const)('into %s is refused', (_, from, target, code, text) => {
    expect(() => merge(from, bob, { into: target, owed, ...because })).toThrow(refused(code, text))
  })

  test('into a ticket that somebody leases goes on: it takes nothing from them', () => {
    const target = aTicket({ number: 7 }, leased)
    expect(merge(ticket, bob, { into: target, owed, ...because }).goesOn).toHaveLength(1)
  })
})

describe('VERB-23: splitting', () => {
  const asked = aTicket({ accountId: 'a', tags: ['sso'], source: 'crm', externalId: '9' }, CHANGES.triaged, replied)
  const part = { subject: 'And a question', body: 'Can it be exported?', kind: undefined, reason: 'two asks in one' }

  test('opens the other part for the same customer, untouched', () => {
    const { stays, opened } = split(asked, ann, 8, part)
    expect(stays).toEqual([{ type: 'split_off', into: 8, by: 'ann', reason: 'two asks in one' }])
    expect(opened).toEqual({
      ...CHANGES.opened,
      number: 8,
      subject: 'And a question',
      body: 'Can it be exported?',
      accountId: 'a',
      tags: ['sso'],
      source: null,
      externalId: null,
      splitFrom: 1,
    })
  })

  test('may be of another kind', () => {
    expect(split(asked, ann, 8, { ...part, kind: 'question' }).opened.kind).toBe('question')
  })
})
