/** HTTP-3 below HTTP: what a repeated call gets, whether the first one has ended or is under way. */
import { describe, expect, test } from 'vitest'
import { aNumber, anOpening } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { inTransaction } from '../store/db.ts'
import { ticketByNumber } from '../store/tickets.ts'
import { claimNext } from './claim-next.ts'
import { addAccount } from './create-workspace.ts'
import { type Desk, type Once, Repeated } from './desk.ts'
import { openTicket } from './open-ticket.ts'
import { switchMode } from './switch-mode.ts'
import { claimTicket, noteOnTicket, triageTicket } from './ticket-verbs.ts'

const company = testCompany()

const once = (key: string, fingerprint = 'this call'): Once => ({
  key,
  fingerprint,
  present: async ({ ticket }) => ({ status: 200, body: `#${ticket.number} v${ticket.version}` }),
})

async function keyed(key: string, handle = 'eve', fingerprint?: string): Promise<Desk> {
  return { ...(await company.desk(handle)), once: once(key, fingerprint) }
}

/** `done`, or the answer it repeats, or the code it is refused with. */
async function outcome(work: Promise<unknown>): Promise<string> {
  const error = await work.then(() => undefined).catch((caught: unknown) => caught)
  if (error === undefined) return 'done'
  if (error instanceof Repeated) return `repeated ${error.answer.body}`
  if (error instanceof Error && 'code' in error) return String(error.code)
  throw error
}

/** Every way to write, for a ticket that waits. */
const writes: Readonly<Record<string, (desk: Desk, number: number) => Promise<unknown>>> = {
  'opening a ticket': (desk) => openTicket(desk, anOpening()),
  'taking the next ticket': (desk) => claimNext(desk, 'support'),
  'claiming a ticket': (desk, number) => claimTicket(desk, number, { takeOver: null }),
  'triaging a ticket': (desk, number) => triageTicket(desk, number, { severity: 1, priority: 'p1', reason: 'bad' }),
  'writing a note': (desk, number) => noteOnTicket(desk, number, { body: 'seen' }),
  'switching the mode': (desk) =>
    switchMode(desk, { mode: 'hard', reason: 'a long night' }, () => ({ status: 200, body: 'hard' })),
  'adding an account': (desk) =>
    addAccount(desk, { slug: 'delta', name: 'Delta', segment: 'free', plan: null, contract: null }, () => ({
      status: 201,
      body: 'delta',
    })),
}

const countEvents = async () =>
  (await company.owner.query('select 1 from event where workspace_id = $1', [company.workspace.id])).rowCount ?? 0

describe.each(Object.entries(writes))('%s', (_, write) => {
  test('HTTP-3: happens once, and is answered the same when it is repeated', async () => {
    const number = await aNumber(company)
    const before = await countEvents()
    const desk = await keyed('k')
    expect(await outcome(write(desk, number))).toBe('done')
    const second = await outcome(write(desk, number))
    expect(second).toMatch(/^repeated /)
    expect(await outcome(write(desk, number))).toBe(second)
    expect(await countEvents()).toBe(before + 1)
  })

  test('HTTP-3: happens once when it is repeated while it is under way', async () => {
    const number = await aNumber(company)
    const before = await countEvents()
    const desk = await keyed('k')
    const all = await Promise.all(Array.from({ length: 12 }, () => outcome(write(desk, number))))
    expect(all.filter((each) => each === 'done')).toHaveLength(1)
    expect(all.filter((each) => each.startsWith('repeated'))).toHaveLength(11)
    expect(new Set(all).size).toBe(2)
    expect(await countEvents()).toBe(before + 1)
  })

  test('the key of another call is refused, and nothing happens', async () => {
    const number = await aNumber(company)
    await write(await keyed('k'), number)
    const before = await countEvents()
    expect(await outcome(write(await keyed('k', 'eve', 'another call'), number))).toBe('idempotency_key_reused')
    expect(await countEvents()).toBe(before)
  })
})

test('what is refused is not remembered: the same call may succeed later', async () => {
  const desk = await keyed('k')
  expect(await outcome(claimNext(desk, 'support'))).toBe('queue_empty')
  const number = await aNumber(company)
  expect(await outcome(claimNext(desk, 'support'))).toBe('done')
  expect(await outcome(claimNext(desk, 'support'))).toBe(`repeated #${number} v2`)
})

test('keys are a workspace’s own', async () => {
  expect(await outcome(openTicket(await keyed('k'), anOpening()))).toBe('done')
  await company.freshWorkspace()
  expect(await outcome(openTicket(await keyed('k'), anOpening()))).toBe('done')
})

test('a repeated call that waits for the first gets its answer, though the ticket has gone by then', async () => {
  const number = await aNumber(company)
  const desk = await keyed('k')
  const calls = await inTransaction(company.tenant, async (tx) => {
    await ticketByNumber(tx, number, 'lock')
    const first = outcome(claimTicket(desk, number, { takeOver: null }))
    await company.waitsForLock()
    return { first, second: outcome(claimTicket(desk, number, { takeOver: null })) }
  })
  expect([await calls.first, await calls.second].toSorted()).toEqual(['done', `repeated #${number} v2`])
  expect((await ticketByNumber(company.tenant, number))?.ticket).toMatchObject({ owner: 'eve', version: 2 })
})
