import { describe, expect, test } from 'vitest'
import { aHold, aNumber, aReply, aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { NO_DOCUMENT } from '../../test/support/tickets.ts'
import { must } from '../domain/assert.ts'
import { Refusal } from '../domain/refusal.ts'
import type { TicketEvent } from '../domain/ticket-event.ts'
import { DAY, HOUR, isoOf, later, MINUTE, SECOND } from '../domain/time.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { claimNext } from './claim-next.ts'
import * as verbs from './ticket-verbs.ts'

const company = testCompany()

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  const caught = await work.then(() => undefined).catch((error: unknown) => error)
  if (caught instanceof Refusal) return caught
  throw new Error('It was not refused', { cause: caught })
}

/** Crossings of clocks are told elsewhere. */
const isCrossing = ({ change }: TicketEvent): boolean => /^clock_/.test(change.type)

/** What happened to a ticket, as `leased by eve`. */
async function story(number: number): Promise<string[]> {
  const placed = must(await ticketByNumber(company.tenant, number), 'it is there')
  const events = (await ticketEvents(company.tenant, placed.ticket.id)).filter((event) => !isCrossing(event))
  return events.map(({ change, actor }) => `${change.type} by ${actor}`)
}

test('every verb leaves its event, by who asked, and answers with the ticket as it then stands', async () => {
  const { ticket } = await aTicket(company, { priority: 'p2' })
  const { number } = ticket
  const eve = await company.desk('eve')
  const lee = await company.desk('lee')
  const expiresAt = later(company.now, DAY)
  await claimNext(eve, 'support')
  await verbs.skipTicket(eve, number, { reason: 'needs search' })
  await verbs.claimTicket(eve, number, { takeOver: null })
  await verbs.noteOnTicket(eve, number, { body: 'seen' })
  await verbs.replyToTicket(eve, number, aReply('on it'))
  await verbs.releaseTicket(lee, number, { reason: 'end of shift' })
  await verbs.pinTicket(lee, number, { place: 1, reason: 'agreed', expiresAt })
  await verbs.unpinTicket(lee, number, { reason: 'no more' })
  await verbs.holdTicket(eve, number, aHold)
  await verbs.resumeTicket(eve, number, { reason: 'logs came' })
  await verbs.solveTicket(eve, number, { resolution: 'fixed' })
  const grace = { name: 'Grace', email: 'grace@acme.example' }
  await verbs.receiveOnTicket(eve, number, { from: grace, body: 'Not fixed', sentAt: null })
  await verbs.solveTicket(eve, number, { resolution: 'fixed again' })
  await verbs.closeTicket(eve, number, { reason: 'customer_confirmed', comment: null, document: NO_DOCUMENT })
  const after = await verbs.reopenTicket(eve, number, { reason: 'came back' })
  expect(await story(number)).toEqual([
    'opened by ada',
    'triaged by ada',
    'leased by eve',
    'skipped by eve',
    'claimed by eve',
    'noted by eve',
    'replied by eve',
    'released by lee',
    'pinned by lee',
    'unpinned by lee',
    'held by eve',
    'resumed by eve',
    'solved by eve',
    'received by grace@acme.example',
    'solved by eve',
    'closed by eve',
    'reopened by eve',
  ])
  expect(after).toEqual({ ...(await ticketByNumber(company.tenant, number)), nowPrivate: [] })
  expect(after.ticket).toMatchObject({ status: 'open', reopenCount: 2, version: 17, owner: null })
})

describe('LOG-2: a writer who has not seen the last version is turned down', () => {
  test('and told what changed since', async () => {
    const { ticket } = await aTicket(company)
    const eve = await company.desk('eve')
    company.wait(MINUTE)
    await verbs.noteOnTicket(await company.desk('bob'), ticket.number, { body: 'seen' })
    const triage = { severity: 1, priority: 'p1', reason: 'bad' } as const
    const refused = await refusal(verbs.triageTicket({ ...eve, seen: ticket.version }, ticket.number, triage))
    const change = { type: 'noted', by: 'bob', body: 'seen' }
    expect(refused).toMatchObject({
      code: 'stale_write',
      details: { version: 2, since: [{ version: 2, at: isoOf(company.now), actor: 'bob', type: 'noted', change }] },
    })
    expect(await story(ticket.number)).toEqual(['opened by ada', 'noted by bob'])
    await verbs.triageTicket({ ...eve, seen: 2 }, ticket.number, triage)
  })

  test('with instants as text, as the timeline tells them', async () => {
    const { ticket } = await aTicket(company)
    await claimNext(await company.desk('eve'), 'support')
    const late = { ...(await company.desk('eve')), seen: ticket.version }
    const until = isoOf(later(company.now, 5 * MINUTE))
    expect(await refusal(verbs.releaseTicket(late, ticket.number, { reason: null }))).toMatchObject({
      details: { since: [{ type: 'leased', change: { by: 'eve', until } }] },
    })
  })

  test('also when the version is one that is still to come', async () => {
    const { ticket } = await aTicket(company)
    const ahead = { ...(await company.desk()), seen: 2 }
    expect(await refusal(verbs.noteOnTicket(ahead, ticket.number, { body: 'seen' }))).toMatchObject({
      code: 'stale_write',
      details: { version: 1, since: [] },
    })
  })

  test('but not for what only the passing of time has changed', async () => {
    const number = await aNumber(company)
    const { ticket } = await claimNext(await company.desk('eve'), 'support')
    company.wait(HOUR)
    const bob = { ...(await company.desk('bob')), seen: ticket.version }
    await verbs.claimTicket(bob, number, { takeOver: null })
    expect(await story(number)).toEqual(['opened by ada', 'leased by eve', 'lease_expired by system', 'claimed by bob'])
  })

  test('PRE-4, PRE-5: a reply or a note, only for what its writer must have seen', async () => {
    const { ticket } = await aTicket(company)
    const { number, version } = ticket
    const triage = { severity: 1, priority: 'p1', reason: 'bad' } as const
    const noteOf = async (handle: string, seen = version) =>
      verbs.noteOnTicket({ ...(await company.desk(handle)), seen }, number, { body: `by ${handle}` })
    await claimNext(await company.desk('eve'), 'support')
    await verbs.triageTicket(await company.desk('eve'), number, triage)
    const { ticket: after } = await noteOf('eve')
    expect(await refusal(noteOf('bob'))).toMatchObject({
      code: 'stale_write',
      details: { version: after.version, since: [{ type: 'leased' }, { type: 'triaged' }, { type: 'noted' }] },
    })
    expect(await refusal(noteOf('eve'))).toMatchObject({ code: 'stale_write' })
    await noteOf('bob', after.version)
  })

  test('of two who saw the same, the second is', async () => {
    const { ticket } = await aTicket(company)
    const both = ['eve', 'bob'].map(async (handle) => {
      const desk = { ...(await company.desk(handle)), seen: ticket.version }
      return verbs.noteOnTicket(desk, ticket.number, { body: `by ${handle}` }).then(
        () => 'written',
        (error: unknown) => (error instanceof Refusal ? error.code : error),
      )
    })
    expect((await Promise.all(both)).toSorted()).toEqual(['stale_write', 'written'])
    expect(await story(ticket.number)).toHaveLength(2)
  })
})

describe('what the passing of time has done is written down first, at its true instant (VERB-10)', () => {
  test('a lease and a pin, the earlier one first', async () => {
    const number = await aNumber(company)
    const expiresAt = later(company.now, 7 * MINUTE + SECOND)
    await verbs.pinTicket(await company.desk(), number, { place: 1, reason: 'agreed', expiresAt })
    await claimNext(await company.desk('eve'), 'support')
    const until = later(company.now, 5 * MINUTE)
    company.wait(DAY)
    const { ticket } = await verbs.noteOnTicket(await company.desk('bob'), number, { body: 'late' })
    const events = (await ticketEvents(company.tenant, ticket.id, 3)).filter((event) => !isCrossing(event))
    expect(events.map(({ at, change }) => [change.type, at])).toEqual([
      ['lease_expired', until],
      ['pin_expired', expiresAt],
      ['noted', company.now],
    ])
    expect(events.map(({ recordedAt }) => recordedAt)).toEqual([company.now, company.now, company.now])
    expect(ticket).toMatchObject({ lease: null, pin: null })
  })

  test('a verb that is refused writes nothing down', async () => {
    const number = await aNumber(company)
    await claimNext(await company.desk('eve'), 'support')
    company.wait(DAY)
    const skip = verbs.skipTicket(await company.desk('eve'), number, { reason: 'too late' })
    expect((await refusal(skip)).code).toBe('not_leased')
    expect(await story(number)).toEqual(['opened by ada', 'leased by eve'])
  })
})

describe('pins', () => {
  const pin = async (number: number, place: number, minutes: number, handle = 'lee') =>
    verbs.pinTicket(await company.desk(handle), number, {
      place,
      reason: 'agreed',
      expiresAt: later(company.now, minutes * MINUTE),
    })

  test('of two at once for one place, one is turned down', async () => {
    const [one, two] = [await aNumber(company), await aNumber(company)]
    const both = await Promise.allSettled([pin(one, 1, 10), pin(two, 1, 10)])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const lost = both.find((each) => each.status === 'rejected')
    expect(lost?.reason).toMatchObject({ code: 'pin_place_taken' })
  })

  test('the place of a pin that has run out is free at that instant', async () => {
    const [one, two] = [await aNumber(company), await aNumber(company)]
    await pin(one, 1, 10)
    company.wait(10 * MINUTE - 1)
    expect((await refusal(pin(two, 1, 10))).code).toBe('pin_place_taken')
    company.wait(1)
    const { ticket } = await pin(two, 1, 10)
    expect(ticket.pin?.place).toBe(1)
    expect(await story(one)).toEqual(['opened by ada', 'pinned by lee', 'pin_expired by system'])
  })

  test('may be moved, prolonged and freed on the same ticket', async () => {
    const number = await aNumber(company)
    await pin(number, 1, 10)
    await pin(number, 2, 20)
    const { ticket } = await pin(await aNumber(company), 1, 5)
    expect(ticket.pin?.place).toBe(1)
  })
})

test('who took it is recorded, with the number one that was passed over', async () => {
  const [first, second] = [await aNumber(company, { priority: 'p0' }), await aNumber(company, { priority: 'p3' })]
  const claimed = async (number: number, handle: string) => {
    const { ticket } = await verbs.claimTicket(await company.desk(handle), number, { takeOver: null })
    const events = await ticketEvents(company.tenant, ticket.id)
    return events.at(-1)?.change
  }
  expect(await claimed(second, 'eve')).toMatchObject({ by: 'eve', passedOver: first })
  expect(await claimed(first, 'bob')).toMatchObject({ by: 'bob', passedOver: null })
})

test('a ticket that is not there is refused by its number', async () => {
  const refused = await refusal(verbs.noteOnTicket(await company.desk(), 404, { body: 'who is there' }))
  expect(refused).toMatchObject({ code: 'ticket_not_found', message: 'There is no ticket #404. Check the number.' })
})
