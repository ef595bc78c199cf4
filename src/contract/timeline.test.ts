import { expect, test } from 'vitest'
import { anEvent } from '../../test/support/wire.ts'
import { waivedOf, weightsOf } from './timeline.ts'

const events = [
  anEvent(1, 'opened', { body: 'Help!' }),
  anEvent(2, 'replied', { body: 'We are on it.', weight: 'acknowledgement' }),
  anEvent(3, 'replied', { body: 'It is fixed.', weight: 'response' }),
  anEvent(4, 'received', { body: 'Thanks!' }),
  anEvent(5, 'reply_judged', { reply: 3, weight: 'acknowledgement' }),
  anEvent(6, 'reply_judged', { reply: 3, weight: 'response' }),
  anEvent(7, 'answer_waived', { message: 4 }),
  anEvent(8, 'replied', { body: 'Of another server.', weight: 'of another kind' }),
]

test('VERB-19: a reply counts as what was judged last, else as what its author said', () => {
  expect([...weightsOf(events)]).toEqual([
    [2, 'acknowledgement'],
    [3, 'response'],
  ])
  expect(weightsOf(events.slice(0, 5)).get(3)).toBe('acknowledgement')
})

test('VERB-20: the messages that need no answer', () => {
  expect([...waivedOf(events)]).toEqual([4])
})
