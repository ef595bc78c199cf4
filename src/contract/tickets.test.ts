import { describe, expect, test } from 'vitest'
import { PinTicket } from './line-verbs.ts'
import { OpenTicket } from './open-ticket.ts'
import { NextTicket, QueueQuery } from './queue.ts'
import { TICKET_VERBS } from './tickets.ts'

const pin = { place: 1, reason: 'board meeting', expiresAt: '2024-03-19T12:00:00-07:00' }

test.each([
  ['without a reason', { ...pin, reason: undefined }],
  ['with an empty reason', { ...pin, reason: '   ' }],
  ['without an expiry', { ...pin, expiresAt: undefined }],
  ['with an expiry of no zone', { ...pin, expiresAt: '2024-03-19T12:00:00' }],
  ['to no place', { ...pin, place: 0 }],
  ['with a field that is not known', { ...pin, colour: 'red' }],
])('TV-11, RANK-8: a pin %s is rejected', (_, sent) => {
  expect(PinTicket.safeParse(sent).success).toBe(false)
  expect(PinTicket.safeParse(pin).success).toBe(true)
})

describe('what is left out has a default', () => {
  test('an opening', () => {
    expect(OpenTicket.parse({ kind: 'problem', subject: 'Search is slow', body: 'Since today.' })).toEqual({
      kind: 'problem',
      subject: 'Search is slow',
      body: 'Since today.',
      channel: 'api',
      account: null,
      contact: null,
      environment: null,
      tags: [],
      source: null,
      externalId: null,
    })
  })

  test('the line', () => {
    expect(QueueQuery.parse({})).toEqual({ scope: 'company', state: 'waiting', limit: 50 })
    expect(NextTicket.parse({})).toEqual({ scope: 'support' })
  })
})

test.each([
  ['a reason that says nothing', 'triage', { severity: 1, priority: 'p1', reason: ' x ' }],
  ['a severity that does not exist', 'triage', { severity: 4, priority: 'p1', reason: 'bad' }],
  ['a priority that does not exist', 'triage', { severity: 1, priority: 'p4', reason: 'bad' }],
  ['a skip without a reason', 'skip', {}],
  ['an empty reply', 'reply', { body: ' ' }],
  ['a hold without who acts next', 'hold', { for: 'customer', reason: 'logs wanted' }],
  ['a hold for nobody known', 'hold', { for: 'weather', reason: 'rain', actsNext: 'sky' }],
  ['a closing reason that does not exist', 'close', { reason: 'tired' }],
  ['a field that is not known', 'note', { body: 'seen', loud: true }],
] as const)('%s is malformed', (_, verb, sent) => {
  expect(TICKET_VERBS[verb].safeParse(sent).success).toBe(false)
})
