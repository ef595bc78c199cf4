import { describe, expect, test } from 'vitest'
import { aNumber, anOpening } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { HOUR, instant, later } from '../domain/time.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { accountsBySlug } from '../store/workspaces.ts'
import { type OpenRequest, openTicket } from './open-ticket.ts'

const company = testCompany()

const open = async (facts: Partial<OpenRequest> = {}, handle = 'ada') =>
  openTicket(await company.desk(handle), anOpening(facts))

const from = { source: 'elsewhere', externalId: 'E1' } as const

test('a ticket has the next number, and stands where the order puts it', async () => {
  const { account, ...placed } = await open({ account: 'acme' })
  const { ticket, standing } = placed
  expect(account).toMatchObject({ id: ticket.accountId, slug: 'acme' })
  expect(ticket).toMatchObject({ number: 1, version: 1, status: 'new', receivedAt: company.now })
  // Enterprise, taken for severity 2 until triage: eight working hours after Monday noon, Pacific time.
  expect(standing).toMatchObject({ line: 'waiting', dueAt: instant('2024-03-18T20:00-07:00') })
  expect(await ticketByNumber(company.tenant, 1)).toEqual(placed)
  expect((await open()).ticket.number).toBe(2)
})

describe('the segment', () => {
  test('is the account’s, whatever was said, and so are plan and contract', async () => {
    const { ticket } = await open({ account: 'acme', segment: 'free' })
    const [acme] = await accountsBySlug(company.tenant, ['acme'])
    expect(ticket).toMatchObject({ accountId: acme?.id, segment: 'enterprise', plan: 'gold', contract: null })
    expect((await open()).ticket).toMatchObject({ plan: null, contract: null, splitFrom: null })
  })

  test('without an account is what was said, or free', async () => {
    expect((await open({ segment: 'presales' })).ticket).toMatchObject({ accountId: null, segment: 'presales' })
    expect((await open()).ticket.segment).toBe('free')
  })
})

test('it was received when it says, and written down now, by the contact or by who asked', async () => {
  const receivedAt = later(company.now, -HOUR)
  const contact = { name: 'Grace', email: 'grace@acme.example' }
  const { ticket } = await open({ receivedAt, contact }, 'eve')
  expect(ticket.receivedAt).toBe(receivedAt)
  const [event] = await ticketEvents(company.tenant, ticket.id)
  expect(event).toMatchObject({ at: receivedAt, recordedAt: company.now, actor: 'grace@acme.example' })
  const other = await open({ contact: { name: 'Grace', email: null } }, 'eve')
  expect((await ticketEvents(company.tenant, other.ticket.id))[0]?.actor).toBe('eve')
})

describe('LOG-5: an external id is a ticket’s for ever', () => {
  test('the same words give the ticket that is there, as it stands now', async () => {
    const first = await open(from)
    const number = await aNumber(company)
    expect(await open(from)).toEqual(first)
    expect(await open({ ...from, tags: ['again'], channel: 'api' })).toEqual(first)
    expect((await ticketEvents(company.tenant, first.ticket.id)).length).toBe(1)
    expect(number).toBe(2)
  })

  test.each([
    ['another subject', { subject: 'Something else' }],
    ['another body', { body: 'Something else' }],
  ])('%s is refused, with the number of the ticket that is there', async (_, words) => {
    await open(from)
    await expect(open({ ...from, ...words })).rejects.toMatchObject({
      code: 'external_id_taken',
      message: '"E1" of elsewhere already is ticket #1. Reply there, or use another external id.',
      details: { number: 1 },
    })
  })

  test('is its own in each source, and free without a source', async () => {
    await open(from)
    expect((await open({ ...from, source: 'other' })).ticket.number).toBe(2)
    await company.freshWorkspace()
    expect((await open(from)).ticket.number).toBe(1)
  })

  test('of many who open it at once, all get the same ticket', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => open(from)))
    expect(new Set(all.map(({ ticket }) => ticket.id)).size).toBe(1)
    const { rows } = await company.owner.query('select 1 from ticket where workspace_id = $1', [company.workspace.id])
    expect(rows).toHaveLength(1)
  })
})

test('many different ones at once all open, though some among them are refused', async () => {
  await open({ ...from, subject: 'The first' })
  const asked = Array.from({ length: 60 }, (_, n): Partial<OpenRequest> => {
    if (n % 10 === 3) return from
    return n % 10 === 7 ? { account: 'nobody' } : { subject: `Ticket ${n}`, account: n % 2 ? 'acme' : 'brook' }
  })
  const all = await Promise.allSettled(asked.map((facts) => open(facts)))
  const opened = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value.ticket] : []))
  const codes = all.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
  expect(opened).toHaveLength(48)
  expect(codes.toSorted()).toEqual([...Array(6).fill('account_not_found'), ...Array(6).fill('external_id_taken')])
  expect(new Set(opened.map(({ number }) => number)).size).toBe(48)
  for (const { number, subject } of opened) {
    expect((await ticketByNumber(company.tenant, number))?.ticket.subject).toBe(subject)
  }
})

test.each([
  ['an account that is not there', { account: 'nobody' }, 'account_not_found'],
  ['a team that is not there', { team: 'sales' }, 'team_not_found'],
  ['a receipt that is still to come', { receivedAt: later(company.now, 1) }, 'event_in_future'],
])('%s is refused, and takes no number', async (_, facts, code) => {
  await expect(open(facts)).rejects.toMatchObject({ code })
  expect((await open()).ticket.number).toBe(1)
})
