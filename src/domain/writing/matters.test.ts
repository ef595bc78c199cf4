import { describe, expect, test } from 'vitest'
import type { TicketEventType } from '../ticket-event.ts'
import { mattersTo } from './matters.ts'

const byBen = (type: TicketEventType) => mattersTo('ada', { actor: 'ben', type })
const byAda = (type: TicketEventType) => mattersTo('ada', { actor: 'ada', type })

describe('PRE-4: what others did matters when it changes what there is to say', () => {
  test.each([
    'received',
    'replied',
    'noted',
    'attached',
    'held',
    'solved',
    'closed',
    'claimed',
    'routed',
    'triaged',
  ] as const)('%s does', (type) => expect(byBen(type)).toBe(true))
  test.each([
    'clock_warned',
    'clock_breached',
    'clocks_corrected',
    'leased',
    'pinned',
    'classified',
    'watched',
  ] as const)('%s does not', (type) => expect(byBen(type)).toBe(false))
  test('what happens of itself does likewise', () => {
    expect(mattersTo('ada', { actor: 'system', type: 'closed' })).toBe(true)
    expect(mattersTo('ada', { actor: 'system', type: 'clock_warned' })).toBe(false)
  })
})

describe('PRE-5: the writer knows what they did', () => {
  test.each(['claimed', 'held', 'triaged', 'attached'] as const)('%s', (type) => expect(byAda(type)).toBe(false))
  test.each(['replied', 'noted'] as const)('but what they said from elsewhere is shown: %s', (type) =>
    expect(byAda(type)).toBe(true),
  )
})
