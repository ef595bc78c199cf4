import { expect, test } from 'vitest'
import { aNumber, aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import { inTransaction } from './db.ts'
import { searchTickets } from './lists.ts'
import { placeSteps } from './places.ts'
import {
  lockTickets,
  removeTickets,
  storedProjections,
  strayTickets,
  ticketIdsAfter,
  writeProjections,
} from './projections.ts'
import { ticketJson } from './ticket-row.ts'
import { ticketByNumber } from './tickets.ts'

const company = testCompany()

async function ids(count: number): Promise<string[]> {
  const all: string[] = []
  for (let n = 0; n < count; n++) all.push((await aTicket(company)).ticket.id)
  return all
}

test('tickets of the log are read in order of id, page by page', async () => {
  const all = await ids(5)
  expect(await ticketIdsAfter(company.tenant, null, 3)).toEqual(all.slice(0, 3))
  expect(await ticketIdsAfter(company.tenant, must(all[2], 'five'), 3)).toEqual(all.slice(3))
  expect(await ticketIdsAfter(company.tenant, must(all[4], 'five'), 3)).toEqual([])
  await company.freshWorkspace()
  expect(await ticketIdsAfter(company.tenant, null, 3)).toEqual([])
})

test('what is stored is told against what should be, and written anew as that', async () => {
  const placed = await aTicket(company)
  const { ticket } = placed
  const row = ticketJson(company.workspace.id, placed)
  const text = 'Search is slow Every search takes ten seconds since this morning.'
  const known = await storedProjections(company.tenant, new Map([[ticket.id, { row, places: [], text }]]))
  expect(known.get(ticket.id)).toMatchObject({ row, text, places: [{ version: 1, until: null, line: 'waiting' }] })
  const other = { row: { ...row, subject: 'Zeppelin' }, places: [], text: 'Zeppelin' }
  const before = await storedProjections(company.tenant, new Map([[ticket.id, other]]))
  expect(before.get(ticket.id)?.text).toBe("'everi' 'morn' 'search' 'second' 'sinc' 'slow' 'take' 'ten'")
  await writeProjections(company.tenant, new Map([[ticket.id, other]]))
  expect((await ticketByNumber(company.tenant, 1))?.ticket.subject).toBe('Zeppelin')
  expect(await placeSteps(company.tenant, ticket.id, 9)).toEqual([])
  expect(await searchTickets(company.tenant, 'zeppelin', 9)).toHaveLength(1)
  expect(await searchTickets(company.tenant, 'slow', 9)).toEqual([])
})

test('a ticket without a row is not among what is stored', async () => {
  const placed = await aTicket(company)
  const { ticket } = placed
  const made = { row: ticketJson(company.workspace.id, placed), places: [], text: '' }
  await removeTickets(company.tenant, [ticket])
  expect(await storedProjections(company.tenant, new Map([[ticket.id, made]]))).toEqual(new Map())
})

test('removing tickets leaves the others and the log', async () => {
  const [gone, kept] = [await aTicket(company), await aTicket(company)]
  await removeTickets(company.tenant, [gone.ticket])
  expect(await ticketByNumber(company.tenant, gone.ticket.number)).toBeUndefined()
  expect(await ticketByNumber(company.tenant, kept.ticket.number)).toEqual(kept)
  expect(await searchTickets(company.tenant, 'slow', 9)).toHaveLength(1)
  expect(await ticketIdsAfter(company.tenant, null, 9)).toHaveLength(2)
  expect(await strayTickets(company.tenant)).toEqual([])
})

test('locked tickets keep still, others do not', async () => {
  const [first, second] = [await aNumber(company), await aNumber(company)]
  const all = await ticketIdsAfter(company.tenant, null, 9)
  const order: string[] = []
  const waiting = await inTransaction(company.tenant, async (tx) => {
    await lockTickets(tx, all.slice(0, 1))
    await inTransaction(company.tenant, (other) => ticketByNumber(other, second, 'lock'))
    const blocked = inTransaction(company.tenant, async (other) => {
      await ticketByNumber(other, first, 'lock')
      order.push('locked by another')
    })
    await company.waitsForLock()
    order.push('held')
    return { blocked }
  })
  await waiting.blocked
  expect(order).toEqual(['held', 'locked by another'])
})
