/** Openings that arrive at the same moment are saved by one statement; nobody can tell but by the speed. */
import { expect, test } from 'vitest'
import { anOpening } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { Refusal } from '../domain/refusal.ts'
import { ticketEvents } from '../store/events.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { openTicket } from './open-ticket.ts'

const company = testCompany()

test('each of many at once gets a number, its account, its event and its own words', async () => {
  const desk = await company.desk()
  const opened = await Promise.all(
    Array.from({ length: 150 }, (_, n) =>
      openTicket(desk, anOpening({ subject: `No. ${n}`, account: n % 2 === 0 ? 'acme' : null })),
    ),
  )
  expect(new Set(opened.map(({ ticket }) => ticket.number)).size).toBe(150)
  for (const [n, { account, ...placed }] of opened.entries()) {
    expect(placed.ticket).toMatchObject({ subject: `No. ${n}`, segment: n % 2 === 0 ? 'enterprise' : 'free' })
    expect(account?.slug).toBe(n % 2 === 0 ? 'acme' : undefined)
    expect(await ticketByNumber(company.tenant, placed.ticket.number)).toEqual(placed)
    expect(await ticketEvents(company.tenant, placed.ticket.id)).toHaveLength(1)
  }
})

test('one that is refused is refused alone', async () => {
  const desk = await company.desk()
  const from = (externalId: string, subject: string) => anOpening({ source: 'mail', externalId, subject })
  await openTicket(desk, from('m-1', 'There already'))
  const all = await Promise.allSettled([
    openTicket(desk, from('m-2', 'New')),
    openTicket(desk, from('m-1', 'Other words')),
    openTicket(desk, from('m-1', 'There already')),
    openTicket(desk, anOpening({ account: 'nobody' })),
    openTicket(desk, from('m-3', 'Also new')),
  ])
  const told = all.map((each) => {
    if (each.status === 'fulfilled') return each.value.ticket.subject
    return each.reason instanceof Refusal ? each.reason.code : String(each.reason)
  })
  expect(told).toEqual(['New', 'external_id_taken', 'There already', 'account_not_found', 'Also new'])
})

test('the same key twice in one moment opens one ticket, and both are told of it', async () => {
  const desk = await company.desk()
  const present = async ({ ticket }: { ticket: { number: number } }) => ({ status: 201, body: String(ticket.number) })
  const keyed = (key: string) => ({ ...desk, once: { key, fingerprint: 'f', present } })
  const all = await Promise.allSettled(['a', 'a', 'b'].map((key) => openTicket(keyed(key), anOpening())))
  const answers = all.map((each) => {
    if (each.status === 'fulfilled') return String(each.value.ticket.number)
    return each.reason.answer.body
  })
  expect(answers[0]).toBe(answers[1])
  expect(answers[2]).not.toBe(answers[0])
})

test('one that cannot be decided fails alone', async () => {
  const desk = await company.desk()
  const open = (key: string) => {
    const present = () =>
      key === 'broken' ? Promise.reject(new Error('not to be presented')) : Promise.resolve({ status: 201, body: key })
    return openTicket({ ...desk, once: { key, fingerprint: 'f', present } }, anOpening())
  }
  const all = await Promise.allSettled(['one', 'broken', 'two'].map(open))
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})
