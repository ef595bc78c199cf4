import { describe, expect, test } from 'vitest'
import { refused } from '../../test/support/asking.ts'
import { aNumber, aReply } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import { HOUR } from '../domain/time.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { splitTicket } from './split-ticket.ts'
import * as verbs from './ticket-verbs.ts'

const company = testCompany()
const part = { subject: 'And a question', body: 'Can it be exported?', kind: undefined, reason: 'two asks' }

async function story(number: number): Promise<string[]> {
  const { ticket } = must(await ticketByNumber(company.tenant, number), 'it was opened')
  const events = await ticketEvents(company.tenant, ticket.id)
  return events.map(({ change, actor }) => `${change.type} by ${actor}`)
}

describe('VERB-23: a split', () => {
  test('opens the other part at the time of the first, and both keep their promises', async () => {
    const contact = { name: 'Dana', email: 'dana@acme.example' }
    const from = await aNumber(company, { account: 'acme', contact, priority: 'p1' })
    const before = must(await ticketByNumber(company.tenant, from), 'it was opened')
    company.wait(HOUR)
    const { ticket, clocks, standing } = await splitTicket(await company.desk('eve'), from, part)
    expect(ticket).toMatchObject({
      number: from + 1,
      splitFrom: from,
      subject: 'And a question',
      kind: 'problem',
      segment: 'enterprise',
      plan: 'gold',
      accountId: before.ticket.accountId,
      receivedAt: before.ticket.receivedAt,
      priority: null,
      status: 'new',
    })
    expect(standing.line).toBe('waiting')
    expect(new Set(clocks.cycles.map(({ startedAt }) => startedAt))).toEqual(new Set([before.ticket.receivedAt]))
    expect(await story(from + 1)).toEqual(['opened by dana@acme.example'])
    expect((await story(from)).at(-1)).toBe('split_off by eve')
    const after = must(await ticketByNumber(company.tenant, from), 'it stays')
    expect(after.clocks.cycles.map(({ startedAt }) => startedAt)).toEqual(
      before.clocks.cycles.map(({ startedAt }) => startedAt),
    )
  })

  test('that is refused takes no number', async () => {
    const from = await aNumber(company)
    await verbs.solveTicket(await company.desk('eve'), from, { resolution: 'rolled back' })
    await expect(splitTicket(await company.desk('eve'), from, part)).rejects.toThrow(refused('ticket_solved'))
    expect(await aNumber(company)).toBe(from + 1)
  })

  test('is turned down for who has not seen the last version', async () => {
    const from = await aNumber(company)
    await verbs.replyToTicket(await company.desk('eve'), from, aReply('Restarted.'))
    const desk = await company.desk('eve', { seen: 1 })
    await expect(splitTicket(desk, from, part)).rejects.toThrow(refused('stale_write'))
    expect(await story(from)).toHaveLength(2)
  })

  test('of what is not there is told so', async () => {
    await expect(splitTicket(await company.desk('eve'), 404, part)).rejects.toThrow(refused('ticket_not_found'))
  })
})
