import { describe, expect, it } from 'vitest'
import { DEMO_NOW, recorded } from '../../../test/support/demo.ts'
import { shippedPolicies } from '../../../test/support/policies.ts'
import { promisedDue } from '../../../test/support/promises.ts'
import { Slug } from '../../contract/shape.ts'
import { must } from '../../domain/assert.ts'
import { NO_MONEY } from '../../domain/money.ts'
import { foldTickets, isWaiting, type Ticket } from '../../domain/ticket.ts'
import { DAY, HOUR, type Instant, instant, MINUTE } from '../../domain/time.ts'
import {
  CHANNELS,
  CHURN_RISKS,
  CLOSING_REASONS,
  ENVIRONMENTS,
  HOLD_FOR,
  KINDS,
  PRIORITIES,
  ROLES,
  SEGMENTS,
  STATUSES,
} from '../../domain/vocabulary.ts'
import { demoCompany } from './company.ts'
import { PLANS } from './plans.ts'

const { facts, tickets } = demoCompany(7, DEMO_NOW)

const folded = tickets.map((ticket) => foldTickets(recorded(ticket)))
const line = folded.filter(isWaiting)
const waitingIn = (team: string) => line.filter((ticket) => ticket.team === team)
const shipped = shippedPolicies()
/** When its first response is or was due. */
const dueOf = (ticket: Ticket) =>
  promisedDue('first_response', ticket, { policies: shipped, startedAt: ticket.receivedAt })
const seen = <T>(of: (ticket: Ticket) => T) => new Set(folded.map(of))

function expectBetween(value: number, least: number, most: number) {
  expect(value).toBeGreaterThanOrEqual(least)
  expect(value).toBeLessThanOrEqual(most)
}

describe('the demo company', () => {
  it('is the same for the same seed and instant, byte by byte, and another for another seed', () => {
    const again = JSON.stringify(demoCompany(7, DEMO_NOW))
    expect(again).toBe(JSON.stringify({ facts, tickets }))
    expect(JSON.stringify(demoCompany(8, DEMO_NOW))).not.toBe(again)
  })

  it('has sixty accounts of all segments, four teams and 27 members in all roles, one of them the owner ada', () => {
    expect(facts.accounts.length).toBe(60)
    expect(new Set(facts.accounts.map(({ segment }) => segment))).toEqual(new Set(SEGMENTS))
    expect(new Set(facts.accounts.map(({ slug }) => slug)).size).toBe(60)
    for (const { slug } of [...facts.accounts, ...facts.teams]) expect(Slug.safeParse(slug).success).toBe(true)
    expect(facts.teams.map(({ kind }) => kind)).toEqual(['support', 'customer_engineering', 'engineering', 'product'])
    expect(facts.members.length).toBe(27)
    expect(new Set(facts.members.map(({ role }) => role))).toEqual(new Set(ROLES))
    expect(facts.members.filter(({ role }) => role === 'owner')).toEqual([
      { handle: 'ada', name: 'Ada Lindqvist', role: 'owner', team: 'support' },
    ])
    expect(facts.members.filter(({ role }) => role === 'lead').length).toBe(2)
    expect(new Set(facts.members.map(({ team }) => team)).size).toBe(4)
  })
})

describe('the demo accounts', () => {
  it('of those who pay are worth something, until a day within the year that follows', () => {
    const paying = facts.accounts.filter(({ segment }) => segment === 'enterprise' || segment === 'team')
    for (const { arr, renewsOn, churnRisk } of paying) {
      expectBetween(arr?.minor ?? 0, 100_000, 300_000_000)
      expect(['EUR', 'GBP', 'USD']).toContain(arr?.currency)
      expectBetween(Date.parse(`${renewsOn}T12:00Z`) - DEMO_NOW, DAY, 365 * DAY)
      expect(CHURN_RISKS).toContain(churnRisk)
    }
    expect(new Set(paying.map(({ churnRisk }) => churnRisk))).toEqual(new Set(CHURN_RISKS))
    expect(new Set(paying.map(({ renewsOn }) => renewsOn)).size).toBeGreaterThan(25)
    const others = facts.accounts.filter((account) => !paying.includes(account))
    for (const account of others) expect(account).toMatchObject(NO_MONEY)
  })
})

describe('the demo tickets', () => {
  it('end in the statuses they were planned for, with no lease left behind', () => {
    for (const status of STATUSES) {
      const planned = PLANS.filter((plan) => plan.status === status).reduce((sum, { count }) => sum + count, 0)
      expect(folded.filter((ticket) => ticket.status === status).length, status).toBe(planned)
    }
    expect(folded.filter(({ lease }) => lease !== null)).toEqual([])
    expect(folded.filter(({ status, owner }) => status === 'solved' && owner === null)).toEqual([])
  })

  it('leave about the work a company has open', () => {
    const notDone = folded.filter(({ status }) => status !== 'solved' && status !== 'closed')
    expectBetween(notDone.length, 170, 215)
    expectBetween(waitingIn('support').length, 60, 80)
    expectBetween(waitingIn('engineering').length, 11, 19)
    expectBetween(waitingIn('customer-engineering').length, 8, 12)
    expectBetween(waitingIn('product').length, 6, 10)
    expectBetween(folded.filter((t) => t.owner !== null && (t.status === 'new' || t.status === 'open')).length, 30, 46)
    expectBetween(folded.filter(({ status }) => status === 'pending').length, 40, 60)
    expectBetween(folded.filter(({ status }) => status === 'on_hold').length, 15, 25)
    const solved = folded.filter(({ status }) => status === 'solved')
    expectBetween(solved.length, 55, 65)
    for (const { solvedAt } of solved) expectBetween(must(solvedAt, 'solved'), DEMO_NOW - 3 * DAY, DEMO_NOW)
  })

  it('cover every kind, segment, channel, status, environment, hold and closing reason', () => {
    expect(seen(({ kind }) => kind)).toEqual(new Set(KINDS))
    expect(seen(({ segment }) => segment)).toEqual(new Set(SEGMENTS))
    expect(seen(({ channel }) => channel)).toEqual(new Set(CHANNELS))
    expect(seen(({ status }) => status)).toEqual(new Set(STATUSES))
    expect(seen(({ environment }) => environment)).toEqual(new Set([...ENVIRONMENTS, null]))
    expect(seen(({ hold }) => hold?.for)).toEqual(new Set([...HOLD_FOR, undefined]))
    expect(seen(({ closingReason }) => closingReason)).toEqual(new Set([...CLOSING_REASONS, null]))
    expect(seen(({ priority }) => priority)).toEqual(new Set([...PRIORITIES, null]))
    const types = new Set(tickets.flatMap(({ events }) => events.map(({ change }) => change.type)))
    for (const type of ['leased', 'skipped', 'released', 'routed', 'reopened', 'pin_expired'] as const) {
      expect(types).toContain(type)
    }
  })

  it('are few in p0 and p1, and p3 only where the work is our own', () => {
    expect(folded.filter(({ priority }) => priority === 'p0').length).toBeLessThanOrEqual(12)
    expect(folded.filter(({ priority }) => priority === 'p1').length).toBeLessThanOrEqual(90)
    expect(
      folded.filter(({ priority, kind }) => (priority === 'p3') !== (kind === 'task' && priority !== null)),
    ).toEqual([])
    const open = folded.filter(
      ({ priority, status }) => priority === 'p0' && status !== 'solved' && status !== 'closed',
    )
    expectBetween(open.length, 1, 3)
    const unanswered = open.filter(({ firstRepliedAt, receivedAt }) => {
      return firstRepliedAt === null && receivedAt >= DEMO_NOW - 30 * MINUTE
    })
    expect(unanswered.length).toBe(1)
  })

  it('wait untriaged, nearly due and past due, prospects among them', () => {
    const support = waitingIn('support')
    const untriaged = support.filter(({ priority }) => priority === null)
    expectBetween(untriaged.length, 6, 10)
    expect(untriaged.some(({ segment }) => segment === 'presales')).toBe(true)
    expect(untriaged.every(({ receivedAt }) => receivedAt > DEMO_NOW - 3 * HOUR)).toBe(true)
    const dues = support.filter((t) => t.firstRepliedAt === null).flatMap((t) => dueOf(t) ?? [])
    expectBetween(dues.filter((due) => due <= DEMO_NOW).length, 3, 9)
    expectBetween(dues.filter((due) => due > DEMO_NOW && due < DEMO_NOW + 2 * HOUR).length, 3, 14)
  })

  it('were mostly answered in time, and some late', () => {
    const answered = folded.flatMap((t) => (t.firstRepliedAt === null ? [] : [{ at: t.firstRepliedAt, due: dueOf(t) }]))
    const promised = answered.filter((each): each is { at: Instant; due: Instant } => each.due !== null)
    expectBetween(promised.filter(({ at, due }) => at <= due).length / promised.length, 0.85, 0.97)
  })

  it('hold two pins in places 1 and 2, taken by somebody, with a reason and an end to come', () => {
    const pins = folded.flatMap(({ pin, owner }) => (pin !== null && owner !== null ? [pin] : []))
    expect(pins.map(({ place }) => place).toSorted()).toEqual([1, 2])
    for (const { expiresAt, reason } of pins) {
      expect(expiresAt).toBeGreaterThan(DEMO_NOW)
      expect(reason.length).toBeGreaterThan(20)
    }
    expect(line.filter(({ pin }) => pin !== null)).toEqual([])
  })

  it('come from few accounts most of the time', () => {
    const counts = facts.accounts.map(({ slug }) => folded.filter(({ accountId }) => accountId === slug).length)
    const busiest = counts.toSorted((a, b) => b - a).slice(0, 10)
    expectBetween(busiest.reduce((sum, count) => sum + count) / tickets.length, 0.4, 0.7)
    expect(folded.some(({ accountId }) => accountId === null)).toBe(true)
  })
})

describe('at other times', () => {
  it.each([
    ['Saturday noon', '2026-11-21T12:10:00Z'],
    ['Monday before dawn', '2026-03-09T01:00:00Z'],
    ['Friday night', '2027-07-02T23:30:00Z'],
  ])('there is as much to do on %s', { timeout: 30_000 }, (_, iso) => {
    const now = instant(iso)
    const later = demoCompany(11, now).tickets
    const ends = later.map((ticket) => foldTickets(recorded(ticket)))
    expect(later.flatMap(({ events }) => events).every(({ at }) => at <= now)).toBe(true)
    expectBetween(ends.filter(isWaiting).length, 90, 110)
    expect(ends.filter(({ priority, status }) => priority === 'p0' && status === 'new').length).toBe(1)
  })
})
