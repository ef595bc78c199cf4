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
    ['assigned', { owner: 'maya' }, 'Maya Okafor assigned it to Maya Okafor'],
    ['held', { actsNext: 'Ben', until: null, reason: 'logs' }, 'Maya Okafor put it on hold; Ben acts next (logs)'],
    ['facts_changed', { facts: { state: 'Queued' } }, 'Maya Okafor noted from the other system: state Queued'],
  ])('%s', (type, change, said) => {
    expect(sentence(type, change)).toBe(said)
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
