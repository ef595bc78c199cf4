import { describe, expect, test } from 'vitest'
import { type Asked, aHold, aNumber, aTicket } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { must } from '../domain/assert.ts'
import { HOUR, later, MINUTE } from '../domain/time.ts'
import { lineIn } from './claim-next.ts'
import { type Explanation, explain } from './explain.ts'
import { switchMode } from './switch-mode.ts'
import * as verbs from './ticket-verbs.ts'

const company = testCompany()

async function why(number: number, scope = 'support'): Promise<Explanation> {
  const { tenant, policies, teams, now } = await company.desk()
  return explain({ tenant, policies, now }, number, (_, mode) => lineIn(mode, teams, scope))
}

/** A line in which most changes of the ticket in its middle would move it. */
const LINE: readonly Asked[] = [
  { priority: 'p0', severity: 0, segment: 'enterprise' },
  { segment: 'team' },
  { priority: 'p1', severity: 1, segment: 'free' },
  { priority: 'p2', severity: 1, segment: 'free' },
  { priority: 'p2', severity: 2, segment: 'internal' },
  { priority: 'p2', severity: 2, segment: 'presales' },
  { priority: 'p2', severity: 3, segment: 'enterprise' },
  { priority: 'p3', severity: 3, segment: 'team' },
]

async function fill(): Promise<void> {
  for (const facts of LINE) {
    company.wait(MINUTE)
    await aTicket(company, facts)
  }
}

test('WHY-1: a place, and what decided against the tickets beside it', async () => {
  await fill()
  const number = await aNumber(company, { priority: 'p2', severity: 2, segment: 'internal', subject: 'In the middle' })
  const { place, of, mode, above, below, policyVersion, criteria } = await why(number)
  expect({ place, of, mode, policyVersion }).toEqual({ place: 7, of: 9, mode: 'normal', policyVersion: 1 })
  expect(above).toMatchObject({ neighbour: 5, criterion: 'received', subject: 'Search is slow' })
  expect(below).toMatchObject({ neighbour: 7, criterion: 'severity', ours: 'severity 2', theirs: 'severity 3' })
  expect(criteria.map(({ criterion }) => criterion)).toEqual([
    'actionable',
    'pin',
    'priority',
    'severity',
    'due',
    'received',
    'number',
  ])
})

test('alone in its line it has nobody beside it', async () => {
  await fill()
  const number = await aNumber(company, { team: 'product' })
  expect(await why(number, 'product')).toMatchObject({ place: 1, of: 1, above: null, below: null })
  expect(await why(number, 'company')).toMatchObject({ place: 3, of: 9 })
})

test('what does not wait is told the place it would have', async () => {
  await fill()
  const { ticket } = await aTicket(company, { priority: 'p1', severity: 1, segment: 'free' })
  await verbs.claimTicket(await company.desk(), ticket.number, { takeOver: null })
  expect(await why(ticket.number)).toMatchObject({ place: 4, of: 9, above: { neighbour: 3 }, below: { neighbour: 4 } })
})

describe('WHY-2: the place that a change would give is the place it gives', () => {
  const triage = (severity: 0 | 1 | 2 | 3, priority: 'p0' | 'p1' | 'p2') => async (number: number) =>
    verbs.triageTicket(await company.desk(), number, { severity, priority, reason: 'by the contract' })
  const pin = async (number: number) =>
    verbs.pinTicket(await company.desk(), number, { place: 1, reason: 'agreed', expiresAt: later(company.now, HOUR) })
  const hardChoices = async () =>
    switchMode(await company.desk(), { mode: 'hard', reason: 'a long night' }, () => ({ status: 200, body: '' }))

  const moves: readonly (readonly [sentence: string, asked: Asked, act: (number: number) => Promise<unknown>])[] = [
    ['Triage finds a p0.', { segment: 'enterprise' }, triage(0, 'p0')],
    ['Triage finds a p2.', { segment: 'enterprise' }, triage(2, 'p2')],
    ['Triage raises it to p1.', { priority: 'p2', segment: 'enterprise' }, triage(2, 'p1')],
    ['Its severity becomes 1.', { priority: 'p2', segment: 'enterprise' }, triage(1, 'p2')],
    ['Its severity becomes 2.', { priority: 'p2', severity: 3, segment: 'presales' }, triage(2, 'p2')],
    ['A lead pins it to place 1.', { priority: 'p3' }, pin],
    ['Hard choices is switched on.', { priority: 'p2', segment: 'presales' }, hardChoices],
    ['Hard choices is switched on.', { priority: 'p2', segment: 'internal' }, hardChoices],
  ]

  test.each(moves)('%s %o', async (sentence, asked, act) => {
    await fill()
    company.wait(MINUTE)
    const number = await aNumber(company, asked)
    const before = await why(number)
    const told = must(
      before.moves.find((move) => move.sentence === sentence),
      'it is told',
    )
    await act(number)
    expect((await why(number)).place).toBe(told.place)
  })

  test('taken off a pin, and resumed from a hold', async () => {
    await fill()
    const number = await aNumber(company, { priority: 'p2', segment: 'team' })
    const { place } = await why(number)
    await pin(number)
    expect((await why(number)).moves).toContainEqual(expect.objectContaining({ change: 'unpin', place }))
    await verbs.unpinTicket(await company.desk(), number, { reason: 'no more' })
    await verbs.holdTicket(await company.desk(), number, aHold)
    const held = await why(number)
    expect(held.place).toBe(LINE.length + 1)
    expect(held.moves).toContainEqual(expect.objectContaining({ change: 'resume', place }))
  })
})

test('a ticket that is not there is refused', async () => {
  await expect(why(404)).rejects.toMatchObject({ code: 'ticket_not_found' })
})
