import { describe, expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { aStream, aTicket, CHANGES, NOON } from '../../../test/support/tickets.ts'
import { later } from '../time.ts'
import { REPLY_WEIGHTS } from '../vocabulary.ts'
import { judgeReply, receive, reply, waiveAnswer, weightOf } from './write.ts'

const { leased, replied, received, solved, closed, reply_judged: judged, answer_waived: waived } = CHANGES
const ann = asks('ann')
const bob = asks('bob')
const lea = asks('lea', 'lead')
const otto = asks('otto', 'owner')
const waiting = aTicket()

const words = { body: 'We restarted it.', after: 'stay', sentAt: null } as const

test.each(REPLY_WEIGHTS)('VERB-16: a reply is worth what its author says: %s', (weight) => {
  expect(reply(waiting, ann, { ...words, weight })).toEqual([{ type: 'replied', by: 'ann', body: words.body, weight }])
})

describe('VERB-18: when a message was sent', () => {
  const message = { from: received.from, body: 'Still slow.' }
  const write = {
    reply: (sentAt: typeof NOON) => reply(waiting, ann, { ...words, weight: 'response', sentAt }),
    message: (sentAt: typeof NOON) => receive(waiting, ann, { ...message, sentAt }),
  }

  test.each(['reply', 'message'] as const)('a %s to come is refused; one of this very instant is not', (which) => {
    expect(() => write[which](later(ann.now, 1))).toThrow(refused('event_in_future', 'Give an earlier time'))
    expect(write[which](ann.now)).toHaveLength(1)
  })

  test.each(['reply', 'message'] as const)('a %s older than the ticket is refused; one as old is not', (which) => {
    const refusal = refused('event_before_ticket', 'open a ticket of its own')
    expect(() => write[which](later(NOON, -1))).toThrow(refusal)
    expect(write[which](NOON)).toHaveLength(1)
  })
})

describe('VERB-19: what a reply counts as', () => {
  const events = aStream({}, [replied, CHANGES.noted])
  const over = { reply: 2, weight: 'acknowledgement', reason: 'says nothing' } as const
  const again = { ...judged, weight: 'response' } as const

  test.each([
    ['a lead', lea],
    ['the owner', otto],
  ])('is overruled by %s, with the reason', (_, asking) => {
    const by = asking.handle
    expect(judgeReply(waiting, asking, over, events)).toEqual([{ type: 'reply_judged', by, ...over }])
  })

  test('is overruled on a closed ticket too: replies are looked at afterwards', () => {
    expect(judgeReply(aTicket({}, replied, solved, closed), lea, over, events)).toHaveLength(1)
  })

  test.each([
    ['a note', lea, { ...over, reply: 3 }, 'reply_not_found', 'is no public reply'],
    ['the opening', lea, { ...over, reply: 1 }, 'reply_not_found', 'is no public reply'],
    ['what is not there', lea, { ...over, reply: 9 }, 'reply_not_found', 'Event 9'],
    [
      'what it counts as already',
      lea,
      { ...over, weight: 'response' },
      'weight_unchanged',
      'already counts as response',
    ],
  ] as const)('is not overruled: %s', (_, asking, request, code, text) => {
    expect(() => judgeReply(waiting, asking, request, events)).toThrow(refused(code, text))
  })

  test('is what was judged last', () => {
    expect(weightOf(events, 2)).toBe('response')
    expect(weightOf(aStream({}, [replied, judged]), 2)).toBe('acknowledgement')
    expect(weightOf(aStream({}, [replied, judged, again]), 2)).toBe('response')
    expect(weightOf(aStream({}, [replied, { ...judged, reply: 9 }]), 2)).toBe('response')
    expect(weightOf(events, 1)).toBeUndefined()
    const twice = aStream({}, [replied, judged])
    expect(() => judgeReply(waiting, lea, over, twice)).toThrow(refused('weight_unchanged'))
    expect(judgeReply(waiting, lea, { ...over, weight: 'response' }, twice)).toHaveLength(1)
  })
})

describe('VERB-20: a customer’s message that needs no answer', () => {
  const events = aStream({}, [received, replied])

  test.each([1, 2])('is marked so with the reason: event %s', (message) => {
    const waiver = { message, reason: 'a thank-you' }
    expect(waiveAnswer(waiting, ann, waiver, events)).toEqual([{ type: 'answer_waived', by: 'ann', ...waiver }])
  })

  test.each([
    ['ours', waiting, ann, 3, events, 'message_not_found', 'is no message of the customer'],
    ['not there', waiting, ann, 9, events, 'message_not_found', 'Event 9'],
    ['marked already', waiting, ann, 1, aStream({}, [waived]), 'answer_already_waived', 'already marked'],
    ['of a closed ticket', aTicket({}, solved, closed), ann, 1, events, 'ticket_closed', 'is closed'],
    ['under another’s lease', aTicket({}, leased), bob, 1, events, 'lease_held', 'is with ann'],
  ] as const)('is not marked when it is %s', (_, ticket, asking, message, stream, code, text) => {
    expect(() => waiveAnswer(ticket, asking, { message, reason: 'a thank-you' }, stream)).toThrow(refused(code, text))
  })
})
