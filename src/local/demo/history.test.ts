import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DEMO_NOW, recorded } from '../../../test/support/demo.ts'
import { Body, Reason } from '../../contract/shape.ts'
import { may, type Permission } from '../../domain/access/permissions.ts'
import { must } from '../../domain/assert.ts'
import { checkSubstance } from '../../domain/substance.ts'
import { foldTicket, isWaiting, type Ticket } from '../../domain/ticket.ts'
import type { TicketEvent } from '../../domain/ticket-event.ts'
import { DAY } from '../../domain/time.ts'
import { pin, unpin } from '../../domain/verbs/pin.ts'
import { close, hold, reopen, resume, solve, triage } from '../../domain/verbs/steer.ts'
import { claim, release, skip } from '../../domain/verbs/take.ts'
import { receive, reply } from '../../domain/verbs/write.ts'
import { CLOSING_REASONS } from '../../domain/vocabulary.ts'
import { demoCompany } from './company.ts'

const { facts, tickets } = demoCompany(7, DEMO_NOW)

/** What the API takes, and no template left unfilled. */
const filled = /^(?!.*(\{[a-z]\w*\}|\[\[))/s
const Texts = z.object({
  subject: z.string().min(10).max(120).regex(filled),
  body: Body.regex(filled),
  reason: Reason.regex(filled),
})

/** What each thing that people do asks of them. */
const ASKS: Readonly<Record<string, Permission>> = {
  opened: 'open_tickets',
  leased: 'work_tickets',
  claimed: 'work_tickets',
  skipped: 'work_tickets',
  released: 'work_tickets',
  routed: 'work_tickets',
  assigned: 'work_tickets',
  held: 'work_tickets',
  resumed: 'work_tickets',
  solved: 'work_tickets',
  reopened: 'work_tickets',
  closed: 'work_tickets',
  triaged: 'set_priority',
  replied: 'answer_customers',
  received: 'answer_customers',
  noted: 'write_notes',
  pinned: 'pin_tickets',
  unpinned: 'pin_tickets',
}

/** Asks the verb that leaves such an event; a verb refuses by throwing. Imported changes have no verb. */
function ask(ticket: Ticket, { actor, at, change }: TicketEvent) {
  const role = facts.members.find(({ handle }) => handle === actor)?.role ?? 'engineer'
  const asking = { handle: actor, role, scopes: null, now: at }
  switch (change.type) {
    case 'triaged':
      return triage(ticket, asking, change)
    case 'leased':
      return expect(isWaiting(ticket)).toBe(true)
    case 'claimed':
      return claim(ticket, asking, { passedOver: null, takeOver: null })
    case 'skipped':
      return skip(ticket, asking, change.reason)
    case 'released':
      return release(ticket, asking, change.reason)
    case 'replied':
      expect(ticket.owner ?? actor).toBe(actor)
      return reply(ticket, asking, { ...change, after: 'stay', sentAt: null })
    case 'received':
      return receive(ticket, asking, { ...change, sentAt: null })
    case 'held':
      return hold(ticket, asking, change)
    case 'resumed':
      return resume(ticket, change.reason)
    case 'solved':
      return solve(ticket, asking, change.resolution)
    case 'reopened':
      return reopen(ticket, change.reason)
    case 'closed':
      return close(
        ticket,
        must(
          CLOSING_REASONS.find((reason) => reason === change.reason),
          'a reason',
        ),
        null,
      )
    case 'pinned':
      return pin(ticket, asking, { ...change, placeHolder: null, freePlace: 1, p0Below: null })
    case 'unpinned':
      return unpin(ticket, asking, change.reason)
    case 'pin_expired':
      return expect(ticket.pin?.expiresAt).toBe(at)
    default:
      return undefined
  }
}

describe('the histories of the demo', () => {
  it('begin with opened, run forwards and end before now', () => {
    expect(tickets.length).toBe(1200)
    for (const { events } of tickets) {
      expect(events[0]?.change.type).toBe('opened')
      expect(events.filter(({ change }) => change.type === 'opened').length).toBe(1)
      expect(events.every(({ at }, index) => index === 0 || at > must(events[index - 1], 'an event before').at)).toBe(
        true,
      )
      expect(must(events[0], 'opened').at).toBeGreaterThanOrEqual(DEMO_NOW - 90 * DAY)
      expect(must(events.at(-1), 'a last event').at).toBeLessThanOrEqual(DEMO_NOW)
    }
  })

  it('name every event once and come in the order they arrived', () => {
    const refs = tickets.flatMap(({ events }) => events.map(({ ref }) => ref))
    expect(new Set(refs).size).toBe(refs.length)
    expect(refs[0]).toBe('demo:1:1')
    expect(tickets.map(({ externalId }) => externalId)).toEqual(tickets.map((_, index) => `D-${index + 1}`))
    const arrivals = tickets.map(({ events }) => must(events[0], 'opened').at)
    expect(arrivals).toEqual(arrivals.toSorted((x, y) => x - y))
  })

  it('only do what the verbs allow', () => {
    for (const ticket of tickets) {
      const [opened, ...rest] = recorded(ticket)
      let state = foldTicket(undefined, must(opened, 'opened'))
      for (const event of rest) {
        ask(state, event)
        state = foldTicket(state, event)
      }
    }
  })

  it('hold nothing that the role of who did it does not allow', () => {
    const roles = new Map(facts.members.map(({ handle, role }) => [handle, role]))
    const denied = tickets.flatMap(({ events }) =>
      events.flatMap(({ actor, change: { type } }) => {
        const role = roles.get(actor)
        if (!role) return []
        const permission = must(ASKS[type], `people who do ${type} are asked for something`)
        return may({ role, scopes: null }, permission) ? [] : [`${role} ${type}`]
      }),
    )
    expect(denied).toEqual([])
  })

  it('read apart: distinct subjects, none beside its like', () => {
    const subjects = tickets.map(({ events }) => Texts.parse({ reason: 'none', ...events[0]?.change }).subject)
    expect(new Set(subjects).size).toBeGreaterThanOrEqual(1_100)
    expect(subjects.filter((subject, index) => subject === subjects[index - 1])).toEqual([])
  })

  it('are conversations: four messages or more in two of five at least', () => {
    const messages = tickets.map(({ events }) => events.filter(({ change }) => 'body' in change).length)
    expect(messages.filter((count) => count >= 4).length / tickets.length).toBeGreaterThanOrEqual(0.4)
  })

  it('say nothing the API would not take', () => {
    for (const { events } of tickets) {
      for (const event of events) {
        const { change } = event
        const text = { subject: 'Any subject', body: 'Any body', reason: 'Any reason', ...change }
        const refused = Texts.safeParse({ ...text, reason: text.reason ?? 'None' }).error
        expect(refused?.issues, text.body).toBeUndefined()
      }
    }
  })

  it('answer with responses that the check takes for responses, but for a few in a hundred', () => {
    const replies = tickets.flatMap(({ events }) =>
      events.flatMap(({ change }) => (change.type === 'replied' ? [change] : [])),
    )
    const responses = replies.filter(({ weight }) => weight === 'response')
    expect(responses.length).toBeLessThan(replies.length)
    const doubted = responses.filter(({ body }) => checkSubstance(body).weight !== 'response')
    expect(doubted.length / responses.length).toBeLessThan(0.03)
  })
})
