import { expect, test } from 'vitest'
import { anEvent } from '../../../test/support/wire.ts'
import { eventSentence } from './event-words.ts'

const until = Date.parse('2026-03-02T12:05:00Z')

test.each([
  ['opened', { channel: 'email' }, 'opened it by email'],
  ['triaged', { priority: 'p1', severity: 0, reason: 'down' }, 'triaged it to p1, severity 0: down'],
  ['leased', { until, passedOver: 3 }, 'took it to look at until 2026-03-02 12:05 UTC, passing over #3'],
  ['leased', { until: '2026-03-02T13:05:00+01:00', passedOver: null }, 'took it to look at until 2026-03-02 12:05 UTC'],
  ['lease_expired', { by: 'mara' }, 'let the lease run out'],
  ['claimed', { passedOver: null, reason: 'on leave' }, 'claimed it: on leave'],
  ['skipped', { reason: 'not mine' }, 'skipped it: not mine'],
  ['released', { reason: null }, 'gave it back to the line'],
  ['routed', { team: null, group: 'g28', reason: null }, 'moved it to g28'],
  ['assigned', { owner: 'jo' }, 'made jo its owner'],
  ['assigned', { owner: null }, 'made nobody its owner'],
  ['replied', { body: 'x' }, 'answered'],
  ['noted', { body: 'x' }, 'wrote a note'],
  ['received', { body: 'x' }, 'wrote'],
  [
    'held',
    { for: 'third_party', reason: 'asked', actsNext: 'the bank', until },
    'held it for third party: asked; the bank acts next, until 2026-03-02 12:05 UTC',
  ],
  ['resumed', { reason: 'answered' }, 'resumed it: answered'],
  ['solved', { resolution: 'restarted' }, 'solved it: restarted'],
  ['reopened', { reason: 'again' }, 'reopened it: again'],
  ['closed', { reason: 'customer_confirmed', comment: null }, 'closed it: customer confirmed'],
  ['closed', { reason: 'imported', comment: 'by batch' }, 'closed it: imported. by batch'],
  ['pinned', { place: 1, reason: 'board', expiresAt: until }, 'pinned it to place 1 until 2026-03-02 12:05 UTC: board'],
  ['unpinned', { reason: 'over' }, 'took the pin off: over'],
  ['pin_expired', { place: 1 }, 'saw the pin to place 1 run out'],
  ['facts_changed', { facts: { sys_mod_count: '1', state: 'x' } }, 'learnt sys mod count, state from elsewhere'],
  ['of_a_newer_server', {}, 'of a newer server'],
])('%s %j reads "%s"', (type, change, sentence) => {
  expect(eventSentence(anEvent(1, type, change))).toBe(sentence)
})
