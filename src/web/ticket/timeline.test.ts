import { describe, expect, it } from 'vitest'
import { entriesOf, foldEvents, isAnswerOwed } from './timeline.ts'

const AT = '2026-03-02T12:00:00.000Z'
const event = (version: number, type: string, change: Record<string, unknown> = {}, actor = 'maya') => ({
  version,
  at: AT,
  recordedAt: AT,
  actor,
  type,
  change: { type, ...change },
})

describe('a conversation', () => {
  it('has messages one by one and the events between them together', () => {
    const entries = entriesOf([
      event(1, 'opened', { body: 'It is down', contact: { name: 'Ben', email: null } }, 'ben@acme.example'),
      event(2, 'triaged'),
      event(3, 'claimed'),
      event(4, 'noted', { by: 'maya', body: 'Disk?' }),
      event(5, 'replied', { by: 'maya', body: 'We found it.' }),
    ])
    expect(entries.map((entry) => (entry.is === 'message' ? entry.message.kind : entry.events.length))).toEqual([
      'opened',
      2,
      'noted',
      'replied',
    ])
  })

  it('names the person behind a message rather than the account that typed it in', () => {
    const from = { name: 'Ben', email: 'ben@acme.example' }
    const authors = entriesOf([
      event(1, 'opened', { body: 'x', contact: null }, 'api'),
      event(2, 'received', { body: 'y', from }, 'maya'),
      event(3, 'replied', { body: 'z', by: 'jonas' }, 'system'),
    ]).map((entry) => (entry.is === 'message' ? entry.message.author : ''))
    expect(authors).toEqual(['api', 'Ben', 'jonas'])
  })

  it('tells what replies count as, and which messages wait for an answer', () => {
    const messages = entriesOf([
      event(1, 'opened', { body: 'It is down', contact: null }),
      event(2, 'replied', { body: 'We are on it.', weight: 'acknowledgement' }),
      event(3, 'replied', { body: 'It is up.', weight: 'response' }),
      event(4, 'received', { body: 'Thanks!' }),
      event(5, 'received', { body: 'And now?' }),
      event(6, 'answer_waived', { message: 4 }),
    ]).flatMap((entry) => (entry.is === 'message' ? [entry.message] : []))
    expect(messages.map(({ weight }) => weight)).toEqual([
      undefined,
      'acknowledgement',
      'response',
      undefined,
      undefined,
    ])
    expect(messages.map(({ unanswered }) => unanswered)).toEqual([false, false, false, true, true])
    expect(messages.map(({ waived }) => waived)).toEqual([false, false, false, true, false])
  })

  it('owes an answer to the last message that nobody responded to or waived', () => {
    const opened = event(1, 'opened', { body: 'It is down', contact: null })
    const replied = event(2, 'replied', { body: 'It is up.', weight: 'response' })
    const thanks = event(3, 'received', { body: 'Thanks!' })
    expect(isAnswerOwed([opened])).toBe(true)
    expect(isAnswerOwed([opened, replied])).toBe(false)
    expect(isAnswerOwed([opened, replied, thanks])).toBe(true)
    expect(isAnswerOwed([opened, replied, thanks, event(4, 'answer_waived', { message: 3 })])).toBe(false)
    expect(isAnswerOwed([opened, event(2, 'responded', { by: 'maya', where: 'phone' })])).toBe(false)
  })

  it('shows files with their message, others between the messages, and what a mail looked like', () => {
    const file = (message: number | null, attachmentId: string) => {
      const facts = { attachmentId, name: 'a', mediaType: 'b', size: 1, sha256: 'c', visibility: 'public', message }
      return event(message === null ? 4 : 3, 'attached', facts)
    }
    const entries = entriesOf([
      event(1, 'opened', { body: 'It is down', html: '<p>It is down</p>', contact: null }),
      event(2, 'replied', { body: 'See the plan.', weight: 'response' }),
      file(2, 'plan'),
      file(null, 'log'),
      file(3, 'of no message'),
    ])
    expect(entries).toMatchObject([
      { message: { html: '<p>It is down</p>', files: [] } },
      { message: { html: undefined, files: [{ attachmentId: 'plan' }] } },
      { events: [{ change: { attachmentId: 'log' } }, { change: { attachmentId: 'of no message' } }] },
    ])
  })

  it('counts a reply as it was judged, and what it answered with it', () => {
    const [asked, replied] = entriesOf([
      event(1, 'opened', { body: 'It is down', contact: null }),
      event(2, 'replied', { body: 'Yes.', weight: 'response' }),
      event(3, 'reply_judged', { reply: 2, weight: 'acknowledgement' }),
    ])
    expect(asked).toMatchObject({ message: { unanswered: true } })
    expect(replied).toMatchObject({ message: { weight: 'acknowledgement' } })
  })

  it('folds the middle of a long row of events and loses none', () => {
    for (const length of [0, 1, 5, 6, 20]) {
      const events = Array.from({ length }, (_, index) => index)
      const { first, folded, last } = foldEvents(events)
      expect([...first, ...folded, ...last]).toEqual(events)
      expect(first.length + last.length).toBeLessThanOrEqual(5)
    }
  })
})
