import { describe, expect, test } from 'vitest'
import type { Cycle } from '../clock/clock.ts'
import type { HelpRequest } from '../flow/flow.ts'
import type { TicketEventType } from '../ticket-event.ts'
import { instant, later, MINUTE } from '../time.ts'
import { attentionOn, byNeed } from './attention.ts'
import {
  ATTENTION_KINDS,
  type Attending,
  type DoneMark,
  type WatchedEvent,
  type WatchedFacts,
  type WatchedTicket,
} from './item.ts'
import { mayHear, WHY_HERE } from './words.ts'

const NOON = instant('2026-03-02T12:00:00Z')
const ann: Attending = { handle: 'ann', now: NOON, since: later(NOON, -60 * MINUTE), concerns: [] }

const TICKET: WatchedTicket = {
  id: 'a',
  number: 5,
  subject: 'Search is slow',
  accountId: null,
  priority: null,
  status: 'open',
  owner: null,
  cycles: null,
  handOff: null,
  helps: [],
  concerns: [],
  issues: [],
  watchers: [],
}

type Happened = readonly [type: TicketEventType, actor: string, facts?: WatchedFacts]

/** Events a minute apart that ended just now; the first has version 2. */
const events = (...all: readonly Happened[]): WatchedEvent[] =>
  all.map(([type, actor, facts = {}], index) => ({
    version: index + 2,
    at: later(NOON, (index - all.length) * MINUTE),
    actor,
    type,
    facts,
    excerpt: null,
  }))

const itemsOf = (
  ticket: Partial<WatchedTicket>,
  happened: readonly Happened[],
  marks: readonly DoneMark[] = [],
  attending = ann,
) => attentionOn({ ...TICKET, ...ticket }, events(...happened), marks, attending)
const open = (...given: Parameters<typeof itemsOf>) =>
  itemsOf(...given)
    .filter(({ done }) => done === null)
    .map(({ kind, version }) => `${kind} ${version}`)

const mention: Happened = ['noted', 'ben', { mentions: ['ann'] }]
const wrote: Happened = ['received', 'dana@acme.example', { from: { name: 'Dana', email: null } }]
const watched = { watchers: ['ann'] }

describe('ATN-2: what a member did themselves needs nothing of them', () => {
  test.each([
    ['a mention of oneself', {}, [['noted', 'ann', { mentions: ['ann'] }]]],
    ['a ticket one solved', watched, [['solved', 'ann']]],
    ['a note that names somebody else', {}, [['noted', 'ben', { mentions: ['kim'] }]]],
    [
      'an answer that somebody else asked for',
      { helps: [{ help: 1, by: 'ben' } as HelpRequest] },
      [['help_answered', 'kim', { help: 1 }]],
    ],
    ['a ticket one has nothing to do with', {}, [wrote, ['solved', 'ben'], ['issue_shipped', 'ben', { issue: 3 }]]],
  ] as const)('%s', (_, ticket, happened) => {
    expect(open(ticket, happened)).toEqual([])
  })
})

describe('ATN-5, ATN-6: whom what happens on a ticket concerns', () => {
  test.each<[string, Partial<WatchedTicket>, readonly Happened[], readonly string[]]>([
    ['its owner, of a message that wakes it', { owner: 'ann' }, [['held', 'ann'], wrote], ['customer 3']],
    ['its owner, of one that reopens it', { owner: 'ann' }, [['solved', 'ben'], wrote], ['customer 3']],
    ['not its owner, of one that comes while it is open', { owner: 'ann' }, [wrote], []],
    ['not its owner, of the second one', { owner: 'ann' }, [['held', 'ann'], wrote, ['claimed', 'ann'], wrote], []],
    ['who follows it, of every message', watched, [wrote], ['customer 2']],
    ['who follows it, of its status', watched, [['held', 'ben']], ['status 2']],
    ['its owner, of an issue that shipped', { owner: 'ann' }, [['issue_shipped', 'ben', { issue: 3 }]], ['shipped 2']],
    ['who follows it, of an issue that shipped', watched, [['issue_shipped', 'ben', { issue: 3 }]], ['shipped 2']],
    ['whom a note names', {}, [mention], ['mention 2']],
  ])('%s', (_, ticket, happened, items) => {
    expect(open(ticket, happened)).toEqual(items)
  })
})

test('ATN-7: what happened before the period is left out', () => {
  expect(open({}, [mention], [], { ...ann, since: NOON })).toEqual([])
})

test('ATN-8: of messages and of statuses the latest stands for those before; each mention stands for itself', () => {
  expect(open(watched, [wrote, ['held', 'ben'], wrote, ['solved', 'ben'], mention, mention])).toEqual([
    'customer 4',
    'status 5',
    'mention 6',
    'mention 7',
  ])
})

describe('ATN-10: how a member deals with what happened', () => {
  const mark = (version: number, kind: DoneMark['kind'] = 'mention') => ({ number: 5, version, kind, at: NOON })

  test('by a mark, on that alone', () => {
    expect(open({}, [mention, mention], [mark(2)])).toEqual(['mention 3'])
    expect(open({}, [mention], [mark(2, 'status')])).toEqual(['mention 2'])
    expect(itemsOf({}, [mention], [mark(2)])[0]?.done).toEqual({ by: 'mark', at: NOON })
  })

  test.each(['noted', 'replied', 'claimed', 'held', 'solved', 'help_asked', 'concern_replied'] as const)(
    'by what they do on the ticket after it: %s',
    (type) => {
      const items = itemsOf({}, [mention, [type, 'ann'], mention])
      expect(items.map(({ done }) => done?.by ?? null)).toEqual(['act', null])
    },
  )

  test.each(['watched', 'classified', 'triaged', 'linked', 'leased'] as const)('not by %s', (type) => {
    expect(open({}, [mention, [type, 'ann']])).toEqual(['mention 2'])
  })

  test('nor by what was taken back, and what others took back needs nothing', () => {
    const undone: Happened = ['taken_back', 'ann', { since: 3, undoes: 3 }]
    expect(open({}, [mention, ['solved', 'ann'], undone])).toEqual(['mention 2'])
    expect(open(watched, [wrote, ['solved', 'ben'], ['taken_back', 'ben', { since: 3, undoes: 3 }]])).toEqual([
      'customer 2',
    ])
  })
})

describe('ATN-4: promises', () => {
  const cycle = (facts: Partial<Cycle>) =>
    ({
      metric: 'next_response',
      cycle: 1,
      startedBy: 4,
      startedAt: later(NOON, -30 * MINUTE),
      dueAt: later(NOON, 10 * MINUTE),
      endedAt: null,
      lapsed: null,
      warned: [75],
      ...facts,
    }) as Cycle
  const promises = (...cycles: readonly Partial<Cycle>[]) =>
    itemsOf({ owner: 'ann', cycles: cycles.map(cycle) }, []).map(({ what, version }) => `${what}, ${version}`)

  test.each<[string, readonly Partial<Cycle>[], readonly string[]]>([
    ['warned of', [{}], ['The next response is about to be late, 4']],
    ['past its due', [{ dueAt: later(NOON, -1), warned: [] }], ['The next response is late, 4']],
    ['due at this very instant and not warned of', [{ dueAt: NOON, warned: [] }], []],
    ['not warned of', [{ warned: [] }], []],
    ['kept', [{ endedAt: NOON }], []],
    ['paused', [{ dueAt: null }], []],
    ['not owed any more', [{ lapsed: 'solved' }], []],
    ['among ourselves', [{ metric: 'handover' }], []],
    [
      'of two the earlier',
      [{}, { metric: 'resolution', startedBy: 1, dueAt: NOON }],
      ['The resolution is about to be late, 1'],
    ],
  ])('%s', (_, cycles, items) => {
    expect(promises(...cycles)).toEqual(items)
  })
})

test('ATN-3: a concern waits for whom it is told to wait for, by whoever raised it', () => {
  const concern = { concern: 1, by: 'ben', with: 'ann', about: 'The fix', confirmedAt: null, since: NOON } as never
  const waiting = { ...ann, concerns: [{ number: 5, concern: 1 }] }
  const happened: readonly Happened[] = [['concern_raised', 'ben', { concern: 1 }]]
  expect(itemsOf({ concerns: [concern] }, happened, [], waiting)).toMatchObject([
    { kind: 'concern', version: 2, what: 'states your view in a concern: The fix', as: 'decider', done: null },
  ])
  expect(itemsOf({ concerns: [concern] }, happened)).toEqual([])
})

describe('ATN-15: both sides hear how a concern goes on', () => {
  const concern = { concern: 1, by: 'ben', with: 'ann', about: 'The fix', confirmedAt: NOON, since: NOON } as never
  const told = (attending: Attending, ...happened: readonly Happened[]) =>
    itemsOf({ concerns: [concern] }, happened, [], attending).map(({ what, as, done }) => [what, as, done?.by ?? null])
  const ben = { ...ann, handle: 'ben' }

  test.each<[string, Happened, string]>([
    [
      'a view that was corrected',
      ['concern_confirmed', 'kim', { concern: 1, corrected: true }],
      'put their view in their own words in your concern: The fix',
    ],
    [
      'one that was confirmed',
      ['concern_confirmed', 'kim', { concern: 1 }],
      'confirmed the view you stated for them in your concern: The fix',
    ],
    ['a reply', ['concern_replied', 'kim', { concern: 1 }], 'replied to your concern: The fix'],
    ['that it was passed on', ['concern_passed_on', 'kim', { concern: 1 }], 'passed your concern on: The fix'],
    ['what was decided', ['concern_decided', 'kim', { concern: 1 }], 'decided on your concern: The fix'],
    [
      'that it was withdrawn',
      ['concern_withdrawn', 'kim', { concern: 1 }],
      'withdrew the concern you are one side of: The fix',
    ],
  ])('of %s', (_, event, what) => {
    expect(told(ann, event)).toEqual([[what, 'side', null]])
    expect(told(ben, event)).toEqual([[what, 'side', null]])
    expect(told({ ...ann, handle: 'lea' }, event)).toEqual([])
  })

  test('not of what they did themselves, nor beside what waits for them on it', () => {
    expect(told(ann, ['concern_replied', 'ann', { concern: 1 }])).toEqual([])
    const waiting = { ...ben, concerns: [{ number: 5, concern: 1 }] }
    expect(told(waiting, ['concern_confirmed', 'ann', { concern: 1 }])).toEqual([
      [
        'Both sides know both views, and it waits for you to pass on or withdraw your concern: The fix',
        'decider',
        null,
      ],
    ])
  })

  test('ATN-10: and have dealt with it by what they do on it', () => {
    const [replied] = told(
      ben,
      ['concern_replied', 'ann', { concern: 1 }],
      ['concern_withdrawn', 'ben', { concern: 1 }],
    )
    expect(replied).toEqual(['replied to your concern: The fix', 'side', 'act'])
  })
})

test('ATN-11: promises stand first, the one due first on top; then the newest', () => {
  const [item] = itemsOf({}, [mention])
  const all = [
    { ...item, at: later(NOON, -2), dueAt: null },
    { ...item, at: later(NOON, -1), dueAt: null },
    { ...item, at: later(NOON, -9), dueAt: later(NOON, 5) },
    { ...item, at: later(NOON, -5), dueAt: later(NOON, -5) },
  ] as NonNullable<typeof item>[]
  expect(all.toSorted(byNeed)).toEqual([all[3], all[2], all[1], all[0]])
})

test('ATN-12: every item says why it is there, in a sentence', () => {
  for (const why of Object.values(WHY_HERE)) expect(why).toMatch(/^[A-Z].*\.$/)
})

test('ATN-13: who may not read notes hears of customers, statuses and what shipped, not of colleagues', () => {
  const viewer = { role: 'viewer', scopes: null } as const
  expect(ATTENTION_KINDS.filter((kind) => mayHear(viewer, kind))).toEqual(['promise', 'customer', 'shipped', 'status'])
  expect(ATTENTION_KINDS.every((kind) => mayHear({ role: 'engineer', scopes: null }, kind))).toBe(true)
})
