import { describe, expect, test } from 'vitest'
import { aNumber, anOpening, aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { aStream, CHANGES } from '../../test/support/tickets.ts'
import { appendTo } from '../actions/append.ts'
import { openTicket } from '../actions/open-ticket.ts'
import { must } from '../domain/assert.ts'
import type { TicketChange } from '../domain/ticket-event.ts'
import { DAY, later } from '../domain/time.ts'
import { inTransaction, violated } from './db.ts'
import { ticketEvents } from './events.ts'
import { searchTickets } from './lists.ts'
import { placeSteps } from './places.ts'
import { type PlacedTicket, ticketJson } from './ticket-row.ts'
import { saveTickets, textOf, ticketByNumber, ticketsFrom, upsertTickets } from './tickets.ts'

const company = testCompany()

/** Appends `change` to what is stored of a ticket, or opens one; returns where it then stands. */
async function save(before: PlacedTicket | undefined, change: TicketChange, ref: string | null = null) {
  const pending = { at: company.now, actor: 'eve', change, ref }
  const earlier = before && (await ticketEvents(company.tenant, before.ticket.id))
  const appending = { ...(await company.desk()), earlier }
  const appended = appendTo(before, before?.ticket.id ?? company.newId(), [pending], appending)
  await saveTickets(company.tenant, [{ before, appended }], company.now)
  return must(appended[0], 'one').after
}

const nameOf = async (work: Promise<unknown>) => violated(await work.catch((error: unknown) => error))

describe('a ticket', () => {
  test.each(Object.entries(CHANGES))('reads back as it was folded, after %s', async (_, change) => {
    const opened = await save(undefined, { ...CHANGES.opened, number: 41, externalId: 'E1', source: 'elsewhere' })
    const after = change.type === 'opened' ? opened : await save(opened, change)
    expect(await ticketByNumber(company.tenant, 41)).toEqual(after)
  })

  test('is undefined when there is none, here or only next door', async () => {
    const number = await aNumber(company)
    expect(await ticketByNumber(company.tenant, number + 1)).toBeUndefined()
    await company.freshWorkspace()
    expect(await ticketByNumber(company.tenant, number)).toBeUndefined()
  })

  test('that is locked keeps still until the transaction ends; reading it does not wait', async () => {
    const number = await aNumber(company)
    const order: string[] = []
    let second: Promise<unknown> = Promise.resolve()
    await inTransaction(company.tenant, async (tx) => {
      await ticketByNumber(tx, number, 'lock')
      second = inTransaction(company.tenant, async (other) => {
        await ticketByNumber(other, number, 'lock')
        order.push('second has the lock')
      })
      await ticketByNumber(company.tenant, number)
      order.push('read without waiting')
    })
    await second
    expect(order).toEqual(['read without waiting', 'second has the lock'])
  })

  test('is found by where it came from', async () => {
    const [one, two] = ['E1', 'E2']
    const first = await aTicket(company, { source: 'elsewhere', externalId: one })
    const second = await aTicket(company, { source: 'elsewhere', externalId: two })
    await aTicket(company, { source: 'other', externalId: one })
    expect(await ticketsFrom(company.tenant, 'elsewhere', [two, one, 'E3'])).toEqual([first, second])
    expect(await ticketsFrom(company.tenant, 'elsewhere', [])).toEqual([])
  })
})

describe('LOG-8: an event and all that is made of it are saved together or not at all', () => {
  test('events, row, place and words, and the kept answer', async () => {
    const desk = await company.desk()
    const answer = { status: 201, body: 'first' }
    const once = { key: 'k', fingerprint: 'f', present: async () => answer }
    const { ticket } = await openTicket({ ...desk, once }, anOpening({ subject: 'Zeppelin lost' }))
    expect(await ticketEvents(company.tenant, ticket.id)).toHaveLength(1)
    expect(await placeSteps(company.tenant, ticket.id, 10)).toMatchObject([{ place: 1 }])
    expect(await searchTickets(company.tenant, 'zeppelin', 10)).toHaveLength(1)
    const again = saveTickets(
      company.tenant,
      [
        {
          before: undefined,
          appended: appendTo(
            undefined,
            company.newId(),
            [{ at: desk.now, actor: 'eve', change: { ...CHANGES.opened, number: 77, subject: 'Balloon lost' } }],
            desk,
          ),
        },
      ],
      desk.now,
      { key: 'k', fingerprint: 'f', ...answer },
    )
    expect(await nameOf(again)).toBe('idempotency_pkey')
    expect(await ticketByNumber(company.tenant, 77)).toBeUndefined()
    expect(await searchTickets(company.tenant, 'balloon', 10)).toEqual([])
  })

  test('a pin place, an external id and a number are taken once; what fails leaves nothing', async () => {
    const [first, second] = [await aTicket(company), await aTicket(company)]
    const pinned = { ...CHANGES.pinned, expiresAt: later(company.now, DAY) }
    await save(first, pinned)
    expect(await nameOf(save(second, pinned))).toBe('ticket_pin')
    expect(await ticketEvents(company.tenant, second.ticket.id)).toHaveLength(1)
    const from = { source: 'elsewhere', externalId: 'E1' }
    await save(undefined, { ...CHANGES.opened, ...from, number: 51 })
    expect(await nameOf(save(undefined, { ...CHANGES.opened, ...from, number: 52 }))).toBe('ticket_external')
    expect(await nameOf(save(undefined, { ...CHANGES.opened, number: 51 }))).toBe('ticket_number')
    expect(await ticketByNumber(company.tenant, 52)).toBeUndefined()
  })

  test('of two writers who saw the same version, one loses', async () => {
    const before = await aTicket(company)
    const both = await Promise.all(['one', 'two'].map((body) => nameOf(save(before, { ...CHANGES.noted, body }))))
    expect(both.toSorted()).toEqual(['event_pkey', undefined])
    expect(await ticketEvents(company.tenant, before.ticket.id)).toHaveLength(2)
  })
})

test('rows are written over those that are there, by id', async () => {
  const placed = await aTicket(company)
  const { ticket } = placed
  const changed = { ...placed, ticket: { ...ticket, subject: 'Other words', tags: ['one', 'two'] } }
  await upsertTickets(company.tenant, [ticketJson(company.workspace.id, changed)])
  expect(await ticketByNumber(company.tenant, ticket.number)).toEqual(changed)
})

test('what is searched is what people wrote', () => {
  const said = aStream({ tags: ['sso'], externalId: 'E-1' }, [
    CHANGES.noted,
    CHANGES.replied,
    CHANGES.received,
    CHANGES.held,
  ])
  expect(said.map(textOf)).toEqual([
    'Search is slow Every search takes ten seconds since this morning. Ada E-1 sso',
    CHANGES.noted.body,
    CHANGES.replied.body,
    CHANGES.received.body,
    '',
  ])
})
