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
  ['replied', { body: 'x', weight: 'response' }, 'answered'],
  ['replied', { body: 'x', weight: 'acknowledgement' }, 'answered: acknowledgement'],
  [
    'reply_judged',
    { reply: 3, weight: 'response', reason: 'names the cause' },
    'judged reply 3 to count as response: names the cause',
  ],
  ['responded', { where: 'phone' }, 'answered elsewhere: phone'],
  ['answer_waived', { message: 5, reason: 'a thank-you' }, 'said that message 5 needs no answer: a thank-you'],
  ['noted', { body: 'x' }, 'wrote a note'],
  ['received', { body: 'x' }, 'wrote'],
  ['attached', { name: 'plan.pdf.exe', size: 2_048, visibility: 'public' }, 'attached plan.pdf.exe (2 kB)'],
  ['attached', { name: 'a', size: 1, visibility: 'internal' }, 'attached a (1 byte), for us only'],
  [
    'held',
    { for: 'third_party', reason: 'vendor_answer', note: 'asked twice', actsNext: 'the bank', until },
    'held it for third party: vendor answer, asked twice; the bank acts next, until 2026-03-02 12:05 UTC',
  ],
  [
    'held',
    { for: 'customer', reason: 'answered', note: null, actsNext: 'Kim', until: null },
    'held it for customer: answered; Kim acts next',
  ],
  ['resumed', { reason: 'answered' }, 'resumed it: answered'],
  ['solved', { resolution: 'restarted' }, 'solved it: restarted'],
  ['reopened', { reason: 'again' }, 'reopened it: again'],
  ['closed', { reason: 'customer_confirmed', comment: null }, 'closed it: customer confirmed'],
  ['closed', { reason: 'imported', comment: 'by batch' }, 'closed it: imported. by batch'],
  ['dismissed', { as: 'spam', of: null, reason: 'an offer' }, 'dismissed it as spam: an offer'],
  ['dismissed', { as: 'duplicate', of: 7, reason: 'twice' }, 'dismissed it as duplicate of #7: twice'],
  ['merged', { into: 7, reason: 'the same fault' }, 'merged it into #7: the same fault'],
  ['absorbed', { number: 9, sameCustomer: true }, 'took in #9'],
  ['absorbed', { number: 9, sameCustomer: false }, 'took in #9, of another customer'],
  ['split_off', { into: 8, reason: 'two asks' }, 'split #8 off from it: two asks'],
  [
    'terms_changed',
    { segment: 'open_source', plan: 'gold', contract: null, reason: 'renewed' },
    'changed its terms to open source, plan gold: renewed',
  ],
  ['rebased', { reason: 'new hours' }, 'put its clocks under the present rules: new hours'],
  [
    'clock_warned',
    { metric: 'first_response', cycle: 1, party: null, percent: 75, dueAt: '2026-03-02T12:05:00Z' },
    'warned of the first response: 75 % is used, due 2026-03-02 12:05 UTC',
  ],
  [
    'clock_breached',
    { metric: 'next_response', cycle: 2, party: 9, percent: 100, dueAt: '2026-03-02T12:05:00Z' },
    'recorded a breach of the next response 2 owed to #9, due 2026-03-02 12:05 UTC',
  ],
  [
    'clocks_corrected',
    { because: 4, changes: ['first response: breached, now met', 'update: not there, now met'] },
    'corrected its clocks because of event 4: first response: breached, now met; update: not there, now met',
  ],
  ['pinned', { place: 1, reason: 'board', expiresAt: until }, 'pinned it to place 1 until 2026-03-02 12:05 UTC: board'],
  ['unpinned', { reason: 'over' }, 'took the pin off: over'],
  ['pin_expired', { place: 1 }, 'saw the pin to place 1 run out'],
  ['facts_changed', { facts: { sys_mod_count: '1', state: 'x' } }, 'learnt sys mod count, state from elsewhere'],
  ['of_a_newer_server', {}, 'of a newer server'],
])('%s %j reads "%s"', (type, change, sentence) => {
  expect(eventSentence(anEvent(1, type, change))).toBe(sentence)
})
