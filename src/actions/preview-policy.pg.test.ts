import { describe, expect, test } from 'vitest'
import { aNumber, manyTickets } from '../../test/support/build.ts'
import { testCompany } from '../../test/support/company.ts'
import { OFFICE, publish, publishSla, slaOf } from '../../test/support/publishing.ts'
import { NO_DOCUMENT } from '../../test/support/tickets.ts'
import type { SlaPolicy } from '../domain/sla/document.ts'
import { HOUR, later, type Millis } from '../domain/time.ts'
import { hasHappened } from '../store/events.ts'
import { policies } from '../store/policies.ts'
import { type Effects, previewPolicy } from './preview-policy.ts'
import { closeTicket, replyToTicket, solveTicket } from './ticket-verbs.ts'

const company = testCompany()

async function previewSla(document: SlaPolicy, abandoned = () => false): Promise<Effects> {
  const { tenant, now } = company
  const reader = { tenant, now, policies: await policies(tenant), abandoned }
  return previewPolicy(reader, { name: 'sla', slug: 'sla', document, effectiveFrom: undefined })
}

const tallyOf = ({ tickets, unchanged, gains, loses, newlyBreached }: Effects) => {
  return { tickets, unchanged, gains, loses, newlyBreached }
}

/** A promise of four hours, and a ticket of each age in hours. */
async function tickets(...ages: number[]): Promise<void> {
  await publishSla(company, slaOf(4))
  await company.carryOver()
  const oldest = Math.max(0, ...ages)
  let passed: Millis = 0
  for (const age of ages.toSorted((a, b) => b - a)) {
    company.wait((oldest - age) * HOUR - passed)
    passed = (oldest - age) * HOUR
    await aNumber(company, { account: 'acme' })
  }
  company.wait(oldest * HOUR - passed)
}

describe('POL-8: a preview', () => {
  test('says who loses, and who would be late, worst first', async () => {
    await tickets(1, 3)
    const effects = await previewSla(slaOf(2))
    expect(tallyOf(effects)).toEqual({ tickets: 2, unchanged: 0, gains: 0, loses: 1, newlyBreached: 1 })
    expect(effects.rows.map(({ number, metric, effect, movedMs }) => [number, metric, effect, movedMs])).toEqual([
      [1, 'first_response', 'newly_breached', -2 * HOUR],
      [1, 'resolution', 'loses', -20 * HOUR],
      [2, 'resolution', 'loses', -20 * HOUR],
      [2, 'first_response', 'loses', -2 * HOUR],
    ])
    expect(effects.rows[0]).toMatchObject({
      subject: 'Search is slow',
      account: 'Acme Robotics',
      before: later(company.now, HOUR),
      after: later(company.now, -HOUR),
    })
  })

  test('says who gains', async () => {
    await tickets(1)
    expect(tallyOf(await previewSla(slaOf(6)))).toEqual({
      tickets: 1,
      unchanged: 0,
      gains: 1,
      loses: 0,
      newlyBreached: 0,
    })
  })

  test('leaves closed tickets out, and finished clocks alone', async () => {
    await tickets(0, 0, 0)
    const done = { resolution: 'done' }
    for (const number of [1, 2]) await solveTicket(await company.desk(), number, done)
    await closeTicket(await company.desk(), 1, { reason: 'customer_confirmed', comment: null, document: NO_DOCUMENT })
    const answer = { body: 'We put it right.', after: 'stay', weight: 'response', sentAt: null } as const
    await replyToTicket(await company.desk(), 3, answer)
    const effects = await previewSla(slaOf(2))
    expect(tallyOf(effects)).toEqual({ tickets: 2, unchanged: 1, gains: 0, loses: 1, newlyBreached: 0 })
    expect(effects.rows.map(({ number, metric }) => [number, metric])).toEqual([[3, 'resolution']])
  })

  test('saves nothing', async () => {
    await tickets(1)
    const before = await policies(company.tenant)
    const events = () => company.owner.query('select count(*) from event')
    const known = (await events()).rows
    await previewSla(slaOf(2))
    expect(await policies(company.tenant)).toBe(before)
    expect((await events()).rows).toEqual(known)
    expect(await hasHappened(company.tenant, 'rebased')).toBe(false)
  })

  test('is what publishing then does', async () => {
    await tickets(1, 3)
    const { rows } = await previewSla(slaOf(2))
    const [first] = rows.filter(({ effect }) => effect === 'newly_breached')
    await publishSla(company, slaOf(2))
    await company.carryOver()
    const { rows: stored } = await company.owner.query(
      `select (cycle ->> 'dueAt')::bigint as due from ticket, json_array_elements(clocks -> 'cycles') cycle
       where workspace_id = $1 and number = $2 and cycle ->> 'metric' = 'first_response'`,
      [company.workspace.id, first?.number],
    )
    expect(stored).toEqual([{ due: String(first?.after) }])
  })

  test('of many tickets looks at each, and tells 200 moves', async () => {
    await publishSla(company, slaOf(4))
    await company.carryOver()
    await manyTickets(company, 450, () => ({}))
    const effects = await previewSla(slaOf(2))
    expect(effects.tickets).toBe(450)
    expect(effects.rows).toHaveLength(200)
  })

  test('ends when nobody waits for it', async () => {
    await tickets(1)
    expect((await previewSla(slaOf(2), () => true)).tickets).toBe(0)
  })

  test('warns of rules that can never fit', async () => {
    const { tables, ...rest } = slaOf(4)
    const twice = tables.map((table) => ({
      ...table,
      rules: table.rules.flatMap((rule) => [rule, { ...rule, name: 'never' }]),
    }))
    const { warnings } = await previewSla({ ...rest, tables: twice })
    expect(warnings).toEqual([expect.stringContaining('"never" can never fit')])
  })

  test('warns of what was kept from open tickets and would be carried over too', async () => {
    await publishSla(company, slaOf(4), false)
    const { tenant, now } = company
    const draft = { name: 'calendar', slug: 'office', document: OFFICE, effectiveFrom: undefined } as const
    const { warnings } = await previewPolicy({ tenant, now, policies: await policies(tenant) }, draft)
    expect(warnings).toEqual([expect.stringContaining('Version 2 of sla was published for new tickets alone')])
    expect((await previewSla(slaOf(5))).warnings).toEqual([])
  })

  test('refuses what could not be published', async () => {
    await expect(previewSla({ ...slaOf(4), tables: [] })).rejects.toMatchObject({ code: 'policy_invalid' })
  })

  test('POL-7: says which planned version follows', async () => {
    await publish(company, { name: 'sla', slug: 'sla', document: slaOf(4), effectiveFrom: later(company.now, HOUR) })
    expect((await previewSla(slaOf(5))).warnings).toEqual([
      expect.stringMatching(/^Version 2 follows it on .*, as planned\. To replace that one, publish one/),
    ])
  })
})
