/** Changes of severity and priority, and what else pushed a promise away, over the wire. */
import { describe, expect, test } from 'vitest'
import { bodyOf } from '../../test/support/answers.ts'
import { testApp } from '../../test/support/app.ts'
import { aNumber } from '../../test/support/build.ts'
import { PriorityChanges } from '../contract/reports.ts'
import { ActedTicket } from '../contract/tickets.ts'
import { HOUR, MINUTE } from '../domain/time.ts'

const app = testApp()

const act = (number: number, verb: string, body: object, as = 'eve') =>
  app.send(`POST /api/v1/tickets/${number}/${verb}`, { as, body })
const triaged = async (number: number, body: object) => bodyOf(ActedTicket, await act(number, 'triage', body))
const gone = { shows: 'core_gone', workaround: false }

describe('SEV-15: the report of changes', () => {
  const report = async (query = '') =>
    bodyOf(PriorityChanges, await app.send(`GET /api/v1/reports/priority-changes${query}`))

  test('tells what was lowered shortly before a promise ran out, by whom and why', async () => {
    const number = await aNumber(app, { kind: 'problem', account: 'acme' })
    const early = await aNumber(app, { kind: 'problem', account: 'acme' })
    for (const each of [number, early]) await triaged(each, { evidence: { ...gone, users: 80 } })
    await triaged(early, { severity: 2, reason: 'a workaround was found' })
    app.wait(3 * HOUR + 10 * MINUTE)
    await triaged(number, { severity: 2, reason: 'a workaround was found' })
    const { items, ...counts } = await report()
    expect(counts).toMatchObject({ only: 'near_breach', changes: 2, lowered: 2, nearBreach: 1, more: false })
    expect(items).toMatchObject([
      {
        number,
        by: 'eve',
        reason: 'a workaround was found',
        before: { severity: 1, priority: 'p1' },
        after: { severity: 2, priority: 'p2' },
        how: 'triage',
        asProposed: false,
        flags: [expect.stringContaining('the criteria say Severity 1')],
        clock: { metric: 'first_response', minutesLeft: 50, percentLeft: 20 },
      },
    ])
    expect((await report('?only=all')).items.map((item) => item.number)).toEqual([number, early])
    expect((await report('?to=2020-01-01T00:00:00Z')).changes).toBe(0)
  })

  test('tells every other way by which a promise was pushed away shortly before its breach', async () => {
    const ways: Readonly<Record<string, (number: number) => Promise<unknown>>> = {
      undo: (number) => act(number, 'undo', {}),
      account: (number) => act(number, 'assign-account', { account: null, reason: 'not theirs' }),
      triage: (number) => act(number, 'triage', { evidence: { maturity: 'beta' } }),
    }
    const numbers = new Map<string, number>()
    for (const way of Object.keys(ways)) {
      const number = await aNumber(app, { kind: 'problem', account: 'acme' })
      await triaged(number, { evidence: { shows: 'all_down' } })
      numbers.set(way, number)
    }
    app.wait(HOUR + 30 * MINUTE)
    for (const [way, change] of Object.entries(ways))
      expect(await change(numbers.get(way) ?? 0)).toMatchObject({ status: 200 })
    const { items } = await report()
    expect(items.map(({ number, how, isNearBreach }) => [number, how, isNearBreach]).toSorted()).toEqual(
      [...numbers].map(([way, number]) => [number, way, true]),
    )
    expect(items.find(({ how }) => how === 'undo')).toMatchObject({
      before: { severity: 0, priority: 'p0' },
      after: { severity: null, priority: null },
      reason: 'taken back: triaged',
    })
  })
})
