import { expect, test } from 'vitest'
import { aTicket, CHANGES, NOON } from '../../../test/support/tickets.ts'
import type { TicketChange, TicketEvent } from '../ticket-event.ts'
import { HOUR, later, MINUTE } from '../time.ts'
import { knownFacts } from './known-facts.ts'
import { restated, takenOver } from './restate.ts'

const { opened, claimed, replied, noted, held, handoff_offered: offered, handoff_accepted: accepted } = CHANGES
const now = later(NOON, HOUR)

const FIELDS = ['context', 'history', 'links', 'environment', 'last_step', 'told', 'why', 'next_step'].map((id) => ({
  id,
  type: 'long_text' as const,
}))

function known(changes: readonly TicketChange[], answers = {}) {
  const events = [opened, ...changes].map((change, index): TicketEvent => {
    return { ticketId: 'one', version: index + 1, at: later(NOON, index * MINUTE), actor: 'ann', change }
  })
  return knownFacts(FIELDS, { ticket: aTicket({}, ...changes), events, account: 'Acme', answers, now })
}

test('HOF-12: what the ticket says is filled in, and nothing that somebody would have to guess', () => {
  const linked = { ...noted, body: 'As in https://docs.example.com/index. And https://docs.example.com/index, again.' }
  expect(known([claimed, replied, linked], { why: 'Nobody can search.', version: '5.1' })).toEqual({
    context: 'Ada of Acme asks: “Search is slow”.',
    history: 'Ada of Acme asks: “Search is slow”. Received Mon 18 Mar 19:00 UTC, first answered Mon 18 Mar 19:02 UTC.',
    links: 'https://docs.example.com/index',
    environment: 'production, version 5.1',
    last_step: expect.stringContaining('ann, Mon 18 Mar 19:03 UTC: noted “As in'),
    told: 'Mon 18 Mar 19:02 UTC: “We found a slow query and rolled it back.”',
    why: 'Nobody can search.',
  })
})

test('HOF-12: the last step is the last thing that one of us did', () => {
  expect(known([claimed, replied]).last_step).toContain('answered “We found a slow query')
  expect(known([claimed, replied, held]).last_step).toBe('ann, Mon 18 Mar 19:03 UTC: set it to wait for Ada')
  expect(known([claimed]).last_step).toBeUndefined()
})

test('HOF-10: a packet is restated in the places of templates', () => {
  expect(restated({ history: 'slow since Monday', steps: 'rolled back', next_step: 'wait', other: 'x' })).toEqual({
    what_happens: 'slow since Monday',
    what_was_tried: 'rolled back',
    next_step: 'wait',
    context: 'slow since Monday',
    steps_so_far: 'rolled back',
  })
})

test('HOF-10: the packet that was taken over last is the one that was accepted', () => {
  const events = [opened, claimed, offered, accepted, { ...offered, packet: {} }].map((change) => ({ change }))
  expect(takenOver(events)).toEqual({ kind: 'case', from: 'ann', by: 'bob', packet: offered.packet })
  expect(takenOver(events.slice(0, 3))).toBeUndefined()
})
