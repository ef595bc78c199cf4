import { describe, expect, test } from 'vitest'
import { aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { aStream, CHANGES } from '../../test/support/tickets.ts'
import { appendTo } from '../actions/append.ts'
import { must } from '../domain/assert.ts'
import { HOUR, later, MINUTE } from '../domain/time.ts'
import { violated } from './db.ts'
import { appendFacts, eventsOfTickets, hasHappened, knownRefs, ticketEvents } from './events.ts'
import { saveTickets, ticketsFrom } from './tickets.ts'

const company = testCompany()

/** Saves a ticket with one event of every kind; returns its id and the events. */
async function oneOfEach() {
  const id = company.newId()
  const { opened, ...others } = CHANGES
  const stream = aStream({ ...opened, number: 1001, externalId: 'E1', source: 'elsewhere' }, Object.values(others))
  const pending = stream.map(({ at, actor, change }, index) => ({ at, actor, change, ref: `event ${index}` }))
  const appended = appendTo(undefined, id, pending, await company.desk())
  await saveTickets(company.tenant, [{ before: undefined, appended }], later(company.now, MINUTE))
  return { id, events: appended.map(({ event }) => event) }
}

describe('the stream of a ticket', () => {
  test('is read as it was written, every kind of event, with when it was learnt of', async () => {
    const { id, events } = await oneOfEach()
    const recordedAt = later(company.now, MINUTE)
    expect(await ticketEvents(company.tenant, id)).toEqual(events.map((event) => ({ ...event, recordedAt })))
  })

  test('is read after a version', async () => {
    const { id, events } = await oneOfEach()
    const last = must(events.at(-1), 'some').version
    expect((await ticketEvents(company.tenant, id, last - 2)).map(({ version }) => version)).toEqual([last - 1, last])
    expect(await ticketEvents(company.tenant, id, last)).toEqual([])
    expect(await ticketEvents(company.tenant, company.newId())).toEqual([])
  })

  test('LOG-6: is numbered from 1 without gaps, and holds each number once', async () => {
    const { id, events } = await oneOfEach()
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1))
    const noted = { at: later(company.now, 3 * HOUR), actor: 'eve', change: CHANGES.noted }
    const before = must((await ticketsFrom(company.tenant, 'elsewhere', ['E1']))[0], 'saved')
    const stale = { ...before, ticket: { ...before.ticket, version: 2 } }
    const appended = appendTo(stale, id, [noted], await company.desk())
    const save = saveTickets(company.tenant, [{ before: stale, appended }], company.now)
    expect(violated(await save.catch((error: unknown) => error))).toBe('event_pkey')
  })

  test('several are read stream by stream', async () => {
    const first = await oneOfEach()
    const { ticket } = await aTicket(company, { priority: 'p1' })
    const read = await eventsOfTickets(company.tenant, [ticket.id, first.id, company.newId()])
    const expected = [...first.events.map(({ version }) => [first.id, version]), [ticket.id, 1], [ticket.id, 2]]
    expect(read.map(({ ticketId, version }) => [ticketId, version])).toEqual(expected)
  })
})

test('HIS-1: names of events are known in their workspace, and each is taken once', async () => {
  const { id } = await oneOfEach()
  expect(await knownRefs(company.tenant, ['event 0', 'event 3', 'event 99'])).toEqual(new Set(['event 0', 'event 3']))
  expect(await knownRefs(company.tenant, [])).toEqual(new Set())
  const pending = { at: company.now, actor: 'eve', change: { ...CHANGES.opened, number: 1002 }, ref: 'event 3' }
  const appended = appendTo(undefined, company.newId(), [pending], await company.desk())
  const save = saveTickets(company.tenant, [{ before: undefined, appended }], company.now)
  expect(violated(await save.catch((error: unknown) => error))).toBe('event_ref')
  await company.freshWorkspace()
  expect(await knownRefs(company.tenant, ['event 0'])).toEqual(new Set())
  expect(await ticketEvents(company.tenant, id)).toEqual([])
})

describe('events of other streams', () => {
  const happened = (type: string, version: number, facts: object) => {
    const { workspace } = company.tenant
    const { now: at } = company
    return {
      stream: 'workspace',
      streamId: workspace,
      version,
      type,
      at,
      actor: 'ada',
      change: { type, ...facts },
    } as const
  }

  test('are appended together, and asked after by type and facts', async () => {
    const { tenant, now } = company
    await appendFacts(
      tenant,
      [happened('loaded', 2, { seed: 7, size: 'small' }), happened('loaded', 3, { seed: 8 })],
      now,
    )
    expect(await hasHappened(tenant, 'loaded')).toBe(true)
    expect(await hasHappened(tenant, 'loaded', { seed: 7 })).toBe(true)
    expect(await hasHappened(tenant, 'loaded', { seed: 8, size: 'small' })).toBe(false)
    expect(await hasHappened(tenant, 'unloaded')).toBe(false)
    await company.freshWorkspace()
    expect(await hasHappened(company.tenant, 'loaded')).toBe(false)
  })

  test('nothing to append is nothing', async () => {
    await expect(appendFacts(company.tenant, [], company.now)).resolves.toBeUndefined()
  })

  test('LOG-6: are numbered in their stream as well', async () => {
    const { tenant, now } = company
    const again = appendFacts(tenant, [happened('loaded', 1, {})], now)
    expect(violated(await again.catch((error: unknown) => error))).toBe('event_pkey')
  })

  test('say where a workspace came from', async () => {
    const { slug } = company.workspace
    expect(await hasHappened(company.tenant, 'workspace_created', { slug })).toBe(true)
  })
})
