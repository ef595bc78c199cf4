import { describe, expect, it } from 'vitest'
import { sentenceOf } from './event-sentence.ts'

const NOON = Date.parse('2026-03-02T12:00:00.000Z')
const names: Record<string, string> = { maya: 'Maya Okafor', system: 'Topline' }
const sentence = (type: string, change: Record<string, unknown> = {}, actor = 'maya') => {
  const { who, says, because } = sentenceOf({ type, actor, change }, (handle) => names[handle] ?? handle, NOON)
  return `${who} ${says}${because === undefined ? '' : ` (${because})`}`
}

describe('an event as a sentence', () => {
  it.each([
    [
      'triaged',
      { severity: 1, priority: 'p1', reason: 'half of them' },
      'Maya Okafor triaged it as severity 1, P1 (half of them)',
    ],
    ['claimed', { by: 'maya', passedOver: 12, reason: null }, 'Maya Okafor claimed it, passing over #12'],
    ['claimed', { by: 'maya', passedOver: null, reason: null }, 'Maya Okafor claimed it'],
    ['routed', { team: null, group: 'Network', reason: null }, 'Maya Okafor moved it to Network'],
    [
      'routed',
      {
        team: 'product',
        group: 'product',
        reason: null,
        wrongRule: 'Licences',
        detour: 'The agreed path leads to team support.',
      },
      'Maya Okafor moved it to team product, where the rule “Licences” had not put it. The agreed path leads to team support.',
    ],
    [
      'opened',
      { channel: 'email', route: { rule: 'Licences', confidence: 0.84, reason: 'So.' } },
      'Maya Okafor opened the ticket by email; the rule “Licences” chose its team, 84 % sure',
    ],
    [
      'opened',
      { channel: 'form', detour: 'The agreed path leads to team support.' },
      'Maya Okafor opened the ticket by form (The agreed path leads to team support.)',
    ],
    ['assigned', { owner: 'maya' }, 'Maya Okafor assigned it to Maya Okafor'],
    [
      'held',
      { actsNext: 'Ben', until: null, reason: 'information_needed', note: 'logs' },
      'Maya Okafor put it on hold: information needed; Ben acts next (logs)',
    ],
    [
      'reply_judged',
      { reply: 3, weight: 'acknowledgement', reason: 'says nothing' },
      'Maya Okafor decided that a reply counts as acknowledgement (says nothing)',
    ],
    ['responded', { by: 'maya', where: 'phone' }, 'Maya Okafor answered the customer elsewhere: phone'],
    [
      'answer_waived',
      { message: 4, reason: 'a thank-you' },
      'Maya Okafor said that a message needs no answer (a thank-you)',
    ],
    ['dismissed', { as: 'spam', of: null, reason: 'an offer' }, 'Maya Okafor dismissed it as spam (an offer)'],
    ['dismissed', { as: 'duplicate', of: 7, reason: 'twice' }, 'Maya Okafor dismissed it as a duplicate of #7 (twice)'],
    ['merged', { into: 7, reason: 'one fault' }, 'Maya Okafor merged it into #7 (one fault)'],
    ['absorbed', { number: 9, sameCustomer: true }, 'Maya Okafor took in #9'],
    ['absorbed', { number: 9, sameCustomer: false }, 'Maya Okafor took in #9, which another customer waits for'],
    ['split_off', { into: 8, reason: 'two asks' }, 'Maya Okafor split #8 off (two asks)'],
    [
      'terms_changed',
      { segment: 'team', plan: 'gold', contract: 'acme-2025', reason: 'renewed' },
      'Maya Okafor changed its terms to Team, plan gold, contract acme-2025 (renewed)',
    ],
    [
      'terms_changed',
      { segment: 'free', plan: null, contract: null, reason: 'left' },
      'Maya Okafor changed its terms to Free (left)',
    ],
    ['rebased', { reason: 'new hours' }, 'Maya Okafor put its clocks under the rules as they are now (new hours)'],
    [
      'clocks_corrected',
      { because: 3, changes: ['first response: breached, now met', 'update: paused'] },
      'Maya Okafor corrected its clocks after late news: first response: breached, now met; update: paused',
    ],
    [
      'attached',
      { name: 'a.txt', size: 2048, visibility: 'internal' },
      'Maya Okafor attached a.txt (2 kB), for us only',
    ],
    ['attached', {}, 'Maya Okafor attached a file'],
    ['facts_changed', { facts: { state: 'Queued' } }, 'Maya Okafor noted from the other system: state Queued'],
  ])('%s', (type, change, said) => {
    expect(sentence(type, change)).toBe(said)
  })

  it('names the promise of a crossing, whose it is, and when it is due', () => {
    const crossing = {
      metric: 'first_response',
      cycle: 1,
      party: null,
      percent: 75,
      dueAt: new Date(NOON).toISOString(),
    }
    expect(sentence('clock_warned', crossing, 'system')).toMatch(
      /^Topline saw 75 % of the first response used; it is due \S/,
    )
    const missed = { ...crossing, metric: 'next_response', party: 9, percent: 100 }
    expect(sentence('clock_breached', missed, 'system')).toMatch(
      /^Topline saw the next response to #9 missed; it was due \S/,
    )
  })

  it('reads an instant as text and as milliseconds alike', () => {
    const until = NOON + 300_000
    expect(sentence('leased', { until, passedOver: null })).toBe(
      sentence('leased', { until: new Date(until).toISOString(), passedOver: null }),
    )
  })

  it('says something of an event it does not know', () => {
    expect(sentence('merged_into', { number: 3 }, 'system')).toBe('Topline merged into')
  })
})
