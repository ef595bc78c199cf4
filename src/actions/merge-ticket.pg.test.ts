import { describe, expect, test } from 'vitest'
import { refused } from '../../test/support/asking.ts'
import { aHold, aNumber, aReply } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import { HOUR, later, MINUTE } from '../domain/time.ts'
import { inTransaction } from '../store/db.ts'
import { ticketEvents } from '../store/events.ts'
import type { PlacedTicket } from '../store/ticket-row.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { takeTickets } from '../store/tickets-together.ts'
import { mergeTicket } from './merge-ticket.ts'
import * as verbs from './ticket-verbs.ts'

const company = testCompany()
const because = { reason: 'the same fault' }

const ticket = async (number: number): Promise<PlacedTicket> =>
  must(await ticketByNumber(company.tenant, number), 'it was opened')
const story = async (number: number): Promise<string[]> =>
  (await ticketEvents(company.tenant, (await ticket(number)).ticket.id)).map(({ change }) => change.type)
const owedBy = ({ clocks }: PlacedTicket) =>
  clocks.cycles.filter(({ endedAt, aims }) => endedAt === null && aims.length > 0)

describe('VERB-22: a merge', () => {
  test('ends the one and tells the other, with the earlier start of every promise', async () => {
    const older = await aNumber(company, { account: 'acme', priority: 'p1' })
    const { receivedAt } = (await ticket(older)).ticket
    company.wait(5 * MINUTE)
    const younger = await aNumber(company, { account: 'acme', priority: 'p1' })
    const ended = await mergeTicket(await company.desk('eve'), older, { into: younger, ...because })
    expect(ended.ticket).toMatchObject({ number: older, status: 'closed', closingReason: 'merged' })
    expect([owedBy(ended), ended.standing.dueAt]).toEqual([[], null])
    expect(await story(older)).toEqual(['opened', 'triaged', 'merged'])
    expect(await story(younger)).toEqual(['opened', 'triaged', 'absorbed'])
    const goesOn = owedBy(await ticket(younger))
    expect(goesOn.map(({ metric }) => metric)).toContain('first_response')
    expect(new Set(goesOn.map(({ startedAt }) => startedAt))).toEqual(new Set([receivedAt]))
  })

  test('of two customers keeps both promises', async () => {
    const acmes = await aNumber(company, { account: 'acme', priority: 'p1' })
    const brooks = await aNumber(company, { account: 'brook', priority: 'p1' })
    await mergeTicket(await company.desk('eve'), acmes, { into: brooks, ...because })
    const first = owedBy(await ticket(brooks)).filter(({ metric }) => metric === 'first_response')
    expect(first.map(({ party }) => party).toSorted()).toContain(acmes)
  })

  test('records first what has passed by now, on both', async () => {
    const one = await aNumber(company)
    const two = await aNumber(company)
    const expiresAt = later(company.now, HOUR)
    await verbs.pinTicket(await company.desk(), two, { place: 1, reason: 'agreed', expiresAt })
    company.wait(2 * HOUR)
    await mergeTicket(await company.desk('eve'), one, { into: two, ...because })
    const types = await story(two)
    expect(types.indexOf('pin_expired')).toBeGreaterThan(0)
    expect(types.at(-1)).toBe('absorbed')
  })

  test('makes a held ticket ours again, if the other was', async () => {
    const one = await aNumber(company)
    const two = await aNumber(company)
    await verbs.holdTicket(await company.desk('eve'), two, aHold)
    await mergeTicket(await company.desk('eve'), one, { into: two, ...because })
    expect((await story(two)).slice(-2)).toEqual(['resumed', 'absorbed'])
    expect((await ticket(two)).ticket).toMatchObject({ status: 'new', hold: null })
  })

  test('writes nothing at all when it is refused', async () => {
    const one = await aNumber(company)
    const two = await aNumber(company)
    await verbs.solveTicket(await company.desk('eve'), two, { resolution: 'rolled back' })
    const before = [await story(one), await story(two)]
    await expect(mergeTicket(await company.desk('eve'), one, { into: two, ...because })).rejects.toThrow(
      refused('ticket_solved', `Ticket #${two} is solved`),
    )
    expect([await story(one), await story(two)]).toEqual(before)
  })

  test('is turned down for who has not seen the last version', async () => {
    const one = await aNumber(company)
    const two = await aNumber(company)
    await verbs.replyToTicket(await company.desk('eve'), one, aReply('Restarted.'))
    const desk = await company.desk('eve', { seen: 1 })
    await expect(mergeTicket(desk, one, { into: two, ...because })).rejects.toThrow(refused('stale_write'))
  })

  test('of two tickets into each other at once happens one way', async () => {
    const one = await aNumber(company)
    const two = await aNumber(company)
    const desk = await company.desk('eve')
    const merges = [
      mergeTicket(desk, one, { into: two, ...because }),
      mergeTicket(desk, two, { into: one, ...because }),
    ]
    const ended = await Promise.allSettled(merges)
    expect(ended.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const failed = ended.find(({ status }) => status === 'rejected')
    expect(failed).toMatchObject({ reason: { name: 'Refusal', code: 'ticket_closed' } })
  })
})

test('VERB-22: tickets are locked in the order of their ids, whichever is named first', async () => {
  const one = await aNumber(company)
  const two = await aNumber(company)
  const numbers = await inTransaction(company.tenant, (tx) => takeTickets(tx, [two, one, 404]))
  expect(numbers.map((placed) => placed.ticket.number)).toEqual([one, two])
  await inTransaction(company.tenant, async (tx) => {
    await takeTickets(tx, [one])
    const others = inTransaction(company.tenant, (other) => takeTickets(other, [two, one]))
    await company.waitsForLock()
    // The other waits for #1 first, so that #2 is still free to take.
    expect(await takeTickets(tx, [two])).toHaveLength(1)
    return { others }
  }).then(({ others }) => others)
})
