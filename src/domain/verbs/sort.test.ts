import { describe, expect, test } from 'vitest'
import { asks, refused } from '../../../test/support/asking.ts'
import { aTicket, CHANGES, NOON } from '../../../test/support/tickets.ts'
import type { RouteCandidate } from '../routing/route.ts'
import type { Opened } from '../ticket-event.ts'
import { later, MINUTE } from '../time.ts'
import { classify, detourTo, noAction, reroute } from './sort.ts'

const { claimed, replied, held, solved, closed, leased } = CHANGES
const ann = asks('ann')
const bob = asks('bob')

const path = (team: string, facts: Partial<RouteCandidate> = {}): RouteCandidate => ({
  to: { team },
  rule: `to ${team}`,
  confidence: 0.8,
  says: 'So it was agreed.',
  hits: [],
  area: null,
  excluded: null,
  ...facts,
})

const candidates = [path('product'), path('support', { rule: 'default', confidence: 0.1 })]
const route: NonNullable<Opened['route']> = { rule: 'words', confidence: 0.7, reason: 'Because.' }
const routed = aTicket({ route })

const send = (team: string, reason: string | null = null) => ({ team, reason, candidates })

describe('ROU-12: route', () => {
  test('says who, where to and why, by the rule that leads there', () => {
    expect(reroute(aTicket(), ann, send('product', 'it is a wish'))).toEqual([
      { type: 'routed', team: 'product', group: 'product', reason: 'it is a wish', by: 'ann', rule: 'to product' },
    ])
  })

  test('whoever owns or leases it gives it back', () => {
    expect(reroute(aTicket({}, claimed), ann, send('product')).map(({ type }) => type)).toEqual(['routed', 'released'])
    expect(reroute(aTicket({}, leased), ann, send('product')).map(({ type }) => type)).toEqual(['routed', 'released'])
  })

  test('somebody else’s needs a reason', () => {
    const annas = aTicket({}, claimed)
    expect(() => reroute(annas, bob, send('product'))).toThrow(refused('already_owned', 'is with ann'))
    expect(reroute(annas, bob, send('product', 'ann is away'))).toHaveLength(2)
  })

  test.each([
    ['to where it is', aTicket(), 'support', 'route_unchanged'],
    ['a solved one', aTicket({}, replied, solved), 'product', 'ticket_solved'],
    ['a closed one', aTicket({}, replied, solved, closed), 'product', 'ticket_closed'],
  ] as const)('refuses %s', (_, ticket, team, code) => {
    expect(() => reroute(ticket, bob, send(team))).toThrow(refused(code))
  })

  test('VERB-3: refuses what somebody else has leased', () => {
    const now = { ...bob, now: later(NOON, MINUTE) }
    expect(() => reroute(aTicket({}, leased), now, send('product'))).toThrow(refused('lease_held'))
  })
})

describe('ROU-13: a rule that put it wrongly', () => {
  const wrongOf = (ticket: ReturnType<typeof aTicket>) =>
    reroute(ticket, ann, send('product')).flatMap((change) => (change.type === 'routed' ? [change.wrongRule] : []))

  test('is named once, until the customer was answered', () => {
    expect(wrongOf(routed)).toEqual(['words'])
    expect(wrongOf(aTicket({ route }, replied))).toEqual([undefined])
    expect(wrongOf(aTicket())).toEqual([undefined])
  })

  test('stays the one that was wrong, wherever it goes then', () => {
    const [away] = reroute(routed, ann, send('product'))
    const gone = away && aTicket({ route }, away)
    expect(gone).toMatchObject({ team: 'product', routeRule: 'words', routeWrong: true })
    const [back] = gone ? reroute(gone, ann, { ...send('engineering'), candidates: [path('engineering')] }) : []
    expect(back).toMatchObject({ rule: 'to engineering' })
    expect(back).not.toHaveProperty('wrongRule')
    expect(away && back && aTicket({ route }, away, back)).toMatchObject({ routeRule: 'words', routeWrong: true })
  })
})

describe('ROU-9: a detour', () => {
  const words = 'The agreed path leads to team product, by the rule “to product”: So it was agreed.'

  test('is recorded, not blocked', () => {
    expect(reroute(aTicket(), ann, send('engineering'))[0]).toMatchObject({ detour: words })
    expect(detourTo('engineering', candidates)).toBe(words)
  })

  test.each([
    ['the agreed path itself', 'product', candidates],
    ['a path of which no rule is sure', 'engineering', [path('product', { confidence: 0.49 })]],
    ['the default', 'engineering', [path('support', { rule: 'default', confidence: 0.1 })]],
    ['no path at all', 'engineering', []],
  ] as const)('%s is none', (_, team, paths) => {
    expect(detourTo(team, paths)).toBeUndefined()
  })

  test('once the customer was answered it is a hand-over like any other', () => {
    expect(reroute(aTicket({}, replied), ann, send('engineering'))[0]).not.toHaveProperty('detour')
  })
})

test('ROU-12: best effort holds where the path says so, and ends where it does not', () => {
  const best = { ...send('engineering'), candidates: [path('engineering', { excluded: 'best_effort' })] }
  expect(reroute(aTicket(), ann, best)[0]).toMatchObject({ excluded: 'best_effort' })
  expect(reroute(aTicket({ excluded: 'best_effort' }), ann, send('product'))[0]).toMatchObject({ excluded: null })
  expect(reroute(aTicket({ excluded: 'beta' }), ann, send('product'))[0]).not.toHaveProperty('excluded')
})

test('ROU-14: no action for support ends it, with who deals with it and why', () => {
  const request = { whom: 'the technical advisor', reason: 'They have one.' }
  const changes = noAction(aTicket(), ann, request)
  expect(changes).toEqual([
    {
      type: 'dismissed',
      as: 'no_action',
      of: null,
      by: 'ann',
      reason: 'They have one. Who deals with it: the technical advisor.',
    },
  ])
  expect(aTicket({}, ...changes)).toMatchObject({ status: 'closed', closingReason: 'no_action' })
  expect(() => noAction(aTicket({}, replied, solved), ann, request)).toThrow(refused('ticket_solved'))
})

describe('ROU-15: classify', () => {
  test('what is left out stays, null clears, and the event has the whole', () => {
    const ticket = aTicket({ area: 'search', tags: ['regex'] })
    expect(classify(ticket, ann, { effort: 'hours' })).toEqual([
      { type: 'classified', by: 'ann', kind: ticket.kind, area: 'search', tags: ['regex'], effort: 'hours' },
    ])
    expect(classify(ticket, ann, { area: null, tags: ['a', 'b', 'a'] })[0]).toMatchObject({
      area: null,
      tags: ['a', 'b'],
    })
  })

  test('refuses what is so already, and a closed ticket', () => {
    const ticket = aTicket({ area: 'search', tags: ['regex'] })
    const same = { kind: ticket.kind, area: 'search', tags: ['regex', 'regex'], effort: null }
    expect(() => classify(ticket, ann, same)).toThrow(refused('classification_unchanged'))
    expect(() => classify(aTicket({}, replied, solved, closed), ann, { effort: 'days' })).toThrow(
      refused('ticket_closed'),
    )
    expect(classify(aTicket({}, replied, solved), ann, { effort: 'days' })).toHaveLength(1)
    expect(classify(aTicket({}, held), ann, { effort: 'days' })).toHaveLength(1)
  })

  test('VERB-3: refuses what somebody else has leased', () => {
    expect(() => classify(aTicket({}, leased), { ...bob, now: later(NOON, MINUTE) }, { effort: 'days' })).toThrow(
      refused('lease_held'),
    )
  })
})
