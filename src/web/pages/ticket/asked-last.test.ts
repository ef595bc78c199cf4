import { expect, test } from 'vitest'
import type { TimelineEvent } from '../../../contract/tickets.ts'
import { askedLast } from './asked-last.ts'

const event = (version: number, type: string, body: string): TimelineEvent => {
  const at = '2026-11-22T12:00:00.000Z'
  return { version, at, recordedAt: at, actor: 'eve', type, change: { body } }
}

test('the last note or reply that names a fact asked for it; what the customer wrote did not', () => {
  const events = [
    event(1, 'opened', 'Impact: all of us'),
    event(2, 'noted', 'Please add:\n- Impact: what it holds up'),
    event(3, 'replied', 'Impact: whom does it stop?'),
    event(4, 'received', 'Impact: everybody'),
  ]
  expect(askedLast(events, 'Impact')?.version).toBe(3)
  expect(askedLast(events, 'Design document')).toBeUndefined()
})
