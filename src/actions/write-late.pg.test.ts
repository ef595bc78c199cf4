/** Messages that bear the time at which they were sent, and what is said about messages afterwards. */

import { describe, expect, test } from 'vitest'
import { aNumber, aReply } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import type { Metric } from '../domain/sla/document.ts'
import { HOUR, type Instant, later, MINUTE } from '../domain/time.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { dismissTicket } from './dismiss-ticket.ts'
import * as verbs from './ticket-verbs.ts'

const company = testCompany()
const grace = { name: 'Grace', email: 'grace@acme.example' }

const placed = async (number: number) => must(await ticketByNumber(company.tenant, number), 'it was opened')
const clock = async (number: number, metric: Metric) =>
  (await placed(number)).clocks.cycles.findLast((cycle) => cycle.metric === metric)
const events = async (number: number) => ticketEvents(company.tenant, (await placed(number)).ticket.id)
const contact = { name: 'Kim', email: 'kim@acme.example' }
const anAsk = () => aNumber(company, { account: 'acme', priority: 'p1', contact })

const reply = async (number: number, weight: 'response' | 'acknowledgement', sentAt: Instant | null = null) =>
  verbs.replyToTicket(await company.desk('eve'), number, { ...aReply('The disk was full.'), weight, sentAt })

describe('VERB-18: a reply that was sent before it was written down', () => {
  test('counts from when it was sent, whatever has happened since', async () => {
    const number = await anAsk()
    const sentAt = later(company.now, 10 * MINUTE)
    company.wait(30 * MINUTE)
    await verbs.noteOnTicket(await company.desk('eve'), number, { body: 'Seen before.' })
    company.wait(5 * HOUR)
    await reply(number, 'response', sentAt)
    expect(await clock(number, 'first_response')).toMatchObject({ endedAt: sentAt, outcome: 'met' })
    const last = (await events(number)).findLast(({ change }) => change.type === 'replied')
    expect(last).toMatchObject({ at: sentAt, recordedAt: company.now, actor: 'eve' })
  })

  test('is of that time alone: what goes with it happens now', async () => {
    const number = await anAsk()
    const sentAt = later(company.now, MINUTE)
    company.wait(2 * MINUTE)
    const request = { ...aReply('The disk was full.', 'solve'), sentAt }
    const { ticket } = await verbs.replyToTicket(await company.desk('eve'), number, request)
    expect(ticket).toMatchObject({ status: 'solved', solvedAt: company.now, updatedAt: company.now })
  })

  test('LOG-3: does not lead the ticket’s way through the line backwards', async () => {
    const number = await anAsk()
    const sentAt = later(company.now, MINUTE)
    company.wait(10 * MINUTE)
    await verbs.triageTicket(await company.desk('eve'), number, { severity: 3, priority: 'p3', reason: 'minor' })
    company.wait(MINUTE)
    await reply(number, 'response', sentAt)
    const { id } = (await placed(number)).ticket
    const { rows } = await company.owner.query(
      'select at, until from place_change where ticket_id = $1 order by version',
      [id],
    )
    for (const { at, until } of rows) expect(until === null || until >= at).toBe(true)
  })

  test('a message of theirs resumes at its own time', async () => {
    const number = await anAsk()
    await reply(number, 'response')
    const sentAt = later(company.now, MINUTE)
    company.wait(HOUR)
    const message = { from: grace, body: 'Slow again.', sentAt }
    await verbs.receiveOnTicket(await company.desk('eve'), number, message)
    expect(await clock(number, 'next_response')).toMatchObject({ startedAt: sentAt, endedAt: null })
    expect((await events(number)).at(-1)).toMatchObject({ at: sentAt, actor: grace.email })
  })
})

describe('VERB-19: what a reply counts as', () => {
  test('TV-59, TV-60: only a response stops the clock', async () => {
    const number = await anAsk()
    company.wait(30 * MINUTE)
    await reply(number, 'acknowledgement')
    expect(await clock(number, 'first_response')).toMatchObject({ endedAt: null })
    company.wait(MINUTE)
    await reply(number, 'response')
    expect(await clock(number, 'first_response')).toMatchObject({ endedAt: company.now, outcome: 'met' })
  })

  test('without a word of its author it is what the check says', async () => {
    const number = await anAsk()
    const said = async (body: string) =>
      verbs.replyToTicket(await company.desk('eve'), number, { ...aReply(body), weight: undefined })
    await said('We are on it.')
    await said('The cause was a full disk; it is cleared.')
    const weights = (await events(number)).flatMap(({ change }) => (change.type === 'replied' ? [change.weight] : []))
    expect(weights).toEqual(['acknowledgement', 'response'])
  })

  test('WRI-15: what nobody reads is none, unless its author says so or it was sent elsewhere', async () => {
    const weights = async (facts: object, more: object) => {
      const number = await aNumber(company, { account: 'acme', priority: 'p1', ...facts })
      await verbs.replyToTicket(await company.desk('eve'), number, {
        ...aReply('The cause was a full disk; it is cleared.'),
        weight: undefined,
        ...more,
      })
      return (await events(number)).flatMap(({ change }) => (change.type === 'replied' ? [change.weight] : []))
    }
    expect(await weights({}, {})).toEqual(['acknowledgement'])
    expect(await weights({}, { weight: 'response' })).toEqual(['response'])
    expect(await weights({}, { sentAt: company.now })).toEqual(['response'])
    expect(await weights({ kind: 'presales' }, {})).toEqual(['response'])
  })

  test('overruled by a lead, the clock runs on as if its author had said so', async () => {
    const number = await anAsk()
    await reply(number, 'response')
    const judge = async (weight: 'response' | 'acknowledgement', who = 'lee') => {
      const { version = 0 } = (await events(number)).find(({ change }) => change.type === 'replied') ?? {}
      return verbs.judgeReplyOf(await company.desk(who), number, { reply: version, weight, reason: 'looked at it' })
    }
    const repliedAt = company.now
    company.wait(MINUTE)
    await judge('acknowledgement')
    expect(await clock(number, 'first_response')).toMatchObject({ endedAt: null })
    await judge('response', 'ada')
    expect(await clock(number, 'first_response')).toMatchObject({ endedAt: repliedAt, outcome: 'met' })
  })
})

test('VERB-20: a message that needs no answer owes none', async () => {
  const number = await anAsk()
  await reply(number, 'response')
  company.wait(MINUTE)
  await verbs.receiveOnTicket(await company.desk('eve'), number, { from: grace, body: 'Thank you!', sentAt: null })
  const { version = 0 } = (await events(number)).findLast(({ change }) => change.type === 'received') ?? {}
  expect((await placed(number)).clocks.unanswered).toEqual([{ version, at: company.now }])
  await verbs.waiveAnswerOn(await company.desk('eve'), number, { message: version, reason: 'a thank-you' })
  expect((await placed(number)).clocks.unanswered).toEqual([])
})

test('VERB-21: what is dismissed owes nothing, and says why', async () => {
  const number = await anAsk()
  await dismissTicket(await company.desk('eve'), number, { as: 'declined', of: null, reason: 'not ours' })
  const { clocks, standing } = await placed(number)
  expect(clocks.cycles.filter(({ endedAt }) => endedAt === null)).toEqual([])
  expect(clocks.cycles.some(({ cancelledBecause }) => cancelledBecause === 'declined')).toBe(true)
  expect([standing.dueAt, standing.line]).toEqual([null, 'done'])
})
