import { describe, expect, it } from 'vitest'
import { entriesOf, foldEvents } from './timeline.ts'

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

  it('folds the middle of a long row of events and loses none', () => {
    for (const length of [0, 1, 5, 6, 20]) {
      const events = Array.from({ length }, (_, index) => index)
      const { first, folded, last } = foldEvents(events)
      expect([...first, ...folded, ...last]).toEqual(events)
      expect(first.length + last.length).toBeLessThanOrEqual(5)
    }
  })
})
